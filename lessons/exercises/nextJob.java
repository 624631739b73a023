///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let two workers take two jobs, without the one waiting for the other
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES nextJob.xml

// Exercise 16.1
// Hint: Run it: both get the same job. What keeps a row for the one who has read it?
// Hint: FOR UPDATE locks the row, but then the other one waits for it. Step 4 of lesson 16 has what is missing.
// Hint: FOR UPDATE SKIP LOCKED stands at the end of the query, behind LIMIT 1.

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("jobs");
    try (var a = session("a")) {
        show(a.selectList("nextJob.take"));
        background("b", () -> {
            try (var b = session("b")) {
                show(b.selectList("nextJob.take"));
            }
        });
        show(timeLine("a", "b"));
    }
}

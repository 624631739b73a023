///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Find the posts of a month so that the index on their time can be used
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES wholeMonth.xml

// Exercise 15.2
// Hint: Run it: the index on created_at is there, and not used. Which value does the query compare, and does an index hold it?
// Hint: Step 10 of lesson 15: let created_at stand alone. A month begins with its first day, and ends before the next one begins.
// Hint: WHERE created_at >= #{month}::date AND created_at &lt; #{month}::date + interval '1 month'
//   (in XML, < is written &lt;).

import static howdah.Bootstrap.*;

import java.time.LocalDate;

void main() {
    data("blog", 5_000);
    try (var session = session()) {
        session.update("wholeMonth.createIndex");
        session.commit();
        show(session.selectList("wholeMonth.explain", LocalDate.of(2026, 2, 1)));
        show(session.selectList("wholeMonth.find", LocalDate.of(2026, 2, 1)));
    }
}

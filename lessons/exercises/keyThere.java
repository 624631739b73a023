///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Find the posts whose details have a key, whatever stands under it
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES keyThere.xml

// Exercise 12.4
// Hint: Run it: the driver says that a parameter has no value. How many question marks does it see?
// Hint: The first one is an operator of jsonb. Lesson 12 tells, under "The operator ?", how the driver knows one from a hole.
// Hint: WHERE details ?? #{key}

import static howdah.Bootstrap.*;

import java.util.List;

void main() {
    data("blog");
    try (var session = session()) {
        session.update("keyThere.addDetails");
        session.commit();
        for (var key : List.of("rating", "sponsor")) {
            // N+1 on purpose: a question for each key.
            show(session.selectList("keyThere.findWith", key));
        }
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let no text that somebody types become a part of the statement
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES noInjection.xml

// Exercise 3.1
// Hint: Run it: the name O'Hara has an apostrophe, which ends the text in the SQL too early. What comes next is worse: it
//   would find everybody.
// Hint: The mapper has the hole that pastes. Lesson 03, step 8, shows the other kind of hole.
// Hint: WHERE name = #{name} in noInjection.xml, without apostrophes: what fills the hole is a value, and no SQL around it is
//   needed.

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        for (var name : new String[] {"Zoë", "O'Hara", "' OR true --"}) {
            // N+1 on purpose: three searches of three people
            show(session.selectList("noInjection.findByName", Map.of("name", name)));
        }
    }
}

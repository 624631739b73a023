///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Insert a second row, and make it visible to others
//SOURCES ../../../../scripts/howdah/Bootstrap.java

// Exercise 1.2
// Hint: what has not been committed is seen by its own session only
// Hint: look at the last step of the lesson
// Hint: session.insert(…) once more, then session.commit()

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    session.commit();
    session.insert("test.insert", Map.of("num", 200, "data", "second"));
    session.commit();   // or else closing undoes it
    session.close();
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Insert a second row, with num 200 and data "it's mine", so that both rows are shown
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 1.1
// Hint: One line of the program inserts the first row already. The second one needs the same statement, with other values.
// Hint: session.insert("test.insert", …) wants a map that fills both holes of the statement, #{num} and #{data}.
// Hint: In the map, num is 200 and data is "it's mine"; an apostrophe is an ordinary character there:
//   Map.of("num", 200, "data", …)

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    // The same statement, called again. The value travels beside the SQL: its apostrophe does not end anything.
    session.insert("test.insert", Map.of("num", 200, "data", "it's mine"));
    show(session.selectList("test.findAll"));
    session.commit();
    session.close();
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show the only row as one row, not as a list
//SOURCES ../../../../scripts/howdah/Bootstrap.java

// Exercise 2.3
// Hint: there is a select… for that
// Hint: it fails where there are two rows
// Hint: show(session.selectOne("test.findAll"))

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    // TODO: show the row
    session.commit();
    session.close();
}

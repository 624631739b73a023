///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Undo the second row, and keep the first
//SOURCES ../../../../scripts/howdah/Bootstrap.java

// Exercise 2.1
// Hint: what was committed is not undone
// Hint: commit after the first row, and not after the second
// Hint: between the rows session.commit(), after them session.rollback()

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    session.commit();     // the first row stays
    session.insert("test.insert", Map.of("num", 2, "data", "undone"));
    session.rollback();   // the second goes
    show(session.selectList("test.findAll"));
    session.close();
}

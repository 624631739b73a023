///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show all rows of the table
//SOURCES ../../../../scripts/howdah/Bootstrap.java

// Exercise 1.3
// Hint: a query is run by select…
// Hint: the statement is called test.findAll
// Hint: show(session.selectList("test.findAll"))

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    // TODO: show the rows
    session.commit();
    session.close();
}

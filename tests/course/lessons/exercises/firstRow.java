///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Insert a row with the num 100 and the data abc'def
//SOURCES ../../../../scripts/howdah/Bootstrap.java

// Exercise 1.1
// Hint: the mapper test.xml has a statement for it
// Hint: it is called test.insert, and takes a map with two entries
// Hint: session.insert("test.insert", Map.of(…)), where
//   the map has "num" and "data"

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    // TODO: insert the row
    session.commit();
    session.close();
}

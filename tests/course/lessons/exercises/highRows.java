///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Find the rows whose num is above a number, in highRows.xml
//SOURCES ../../../../scripts/howdah/Bootstrap.java
//FILES highRows.xml

// Exercise 2.2
// Hint: a condition stands in WHERE
// Hint: the number comes as #{least}
// Hint: in XML > may stand as it is: WHERE num > #{least}

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    session.insert("test.insert", Map.of("num", 2, "data", "undone"));
    show(session.selectList("highRows.find", Map.of("least", 10)));
    session.commit();
    session.close();
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Make the table and its two rows permanent, so that another session finds them
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 1.2
// Hint: A session's statements are one transaction, CREATE TABLE included. Nobody else sees any of it before it is ended well.
// Hint: The last step of lesson 01 does it with a single call, just before it closes the session.
// Hint: session.commit(); stands after the last insert and before session.close().

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 1, "data", "here today"));
    session.insert("test.insert", Map.of("num", 2, "data", "here tomorrow"));
    // Ends the transaction and keeps what it did: the table as well as the rows. It comes after the last change.
    session.commit();
    session.close();

    var other = session();
    show(other.selectList("test.findAll"));
    other.close();
}

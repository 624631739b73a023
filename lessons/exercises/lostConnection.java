///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Store both rows although the connection breaks between them
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 5.3
// Hint: Two things went away: the connection, which this session cannot do without, and the first row, which was never committed.
// Hint: session = session() opens a session with a new connection. On that, what has to be done again: one statement, or the
//   whole transaction?
// Hint: In the catch: session = session(); then insert the first row, insert the second row, and commit.

import static howdah.Bootstrap.*;

import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;

void main() {
    var server = ownServer();
    var session = session();
    session.update("test.createTable");
    session.commit();

    try {
        session.insert("test.insert", Map.of("num", 1, "data", "first"));
        server.terminateConnections();
        session.insert("test.insert", Map.of("num", 2, "data", "second"));
        session.commit();
    } catch (PersistenceException broken) {
        // TODO: the connection is gone, and the transaction with it: make sure that both rows get stored
        session.insert("test.insert", Map.of("num", 2, "data", "second"));
        session.commit();
    }
    show(session.selectList("test.findAll"));
    session.close();
}

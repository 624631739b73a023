///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Close all that the program has opened: the connection and the session
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 1.3
// Hint: Count what was opened: who holds a place at the server? A statement lives within its connection, and goes with it.
// Hint: A connection has close(), and so has a session. Better still is try (var … = …) { … }: it closes in any case,
//   even if something inside fails.
// Hint: connection.close(); and session.close(); at the end will do; so will a try around each of the two.

import static howdah.Bootstrap.*;

import java.sql.DriverManager;

void main() throws Exception {
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    var connection = DriverManager.getConnection(url, user(), password());
    var statement = connection.createStatement();
    show(statement.executeQuery("SELECT 6 * 7 AS answer"));

    var session = session();
    show(session.selectList("test.whoAmI"));
    // TODO: close what is open
}

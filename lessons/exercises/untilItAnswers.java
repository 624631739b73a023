///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Try to connect every quarter of a second until the server answers
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 5.1
// Hint: Three things are needed: a loop, a try with a catch inside it, and a pause in the catch.
// Hint: Begin with Connection connection = null; and go on while (connection == null). What fails is an SQLException.
// Hint: try { connection = connect(); } catch (SQLException failure) { Thread.sleep(250); } inside the while.

import static howdah.Bootstrap.*;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Tries once to connect.
Connection connect() throws SQLException {
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    return DriverManager.getConnection(url, user(), password());
}

void main() throws Exception {
    var server = ownServer();
    server.stop();
    background("starter", () -> {
        Thread.sleep(600);
        server.start();
    });

    // TODO: try until it succeeds, with a quarter of a second between a failure and the next try
    var connection = connect();
    show(connection.isValid(5) ? "connected" : "not connected");
    connection.close();
}

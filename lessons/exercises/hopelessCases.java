///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Try three times if the server is not there, but only once with a wrong password
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 5.2
// Hint: Two questions decide whether the loop goes on: may time mend this failure, and has it been tried often enough?
// Hint: The failure says what it is by getSQLState(): "08001" may pass, "28P01" (wrong password) never does. A return leaves
//   the method.
// Hint: if (!"08001".equals(failure.getSQLState())) { return; } and let the loop end at attempt <= 3

import static howdah.Bootstrap.*;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Tries once to connect.
Connection connect(String password) throws SQLException {
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    return DriverManager.getConnection(url, user(), password);
}

/// Tries again and again; shows each failure's SQLSTATE.
void connectPatiently(String password) throws InterruptedException {
    for (var attempt = 1; attempt <= 10; attempt++) {
        try (var connection = connect(password)) {
            show("connected");
            return;
        } catch (SQLException failure) {
            show(failure.getSQLState());
            // TODO: give up at once where time does not help; otherwise after the third try
            Thread.sleep(100);
        }
    }
}

void main() throws Exception {
    var server = ownServer();
    server.stop();
    connectPatiently(password());
    server.start();
    connectPatiently("a wrong password");
    connectPatiently(password());
}

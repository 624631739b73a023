// A connection is still open

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

    // Only a success ends the loop. The pause stands in the catch: after a success there is nothing to wait for.
    Connection connection = null;
    while (connection == null) {
        try {
            connection = connect();
        } catch (SQLException failure) {
            Thread.sleep(250);
        }
    }
    show(connection.isValid(5) ? "connected" : "not connected");
}

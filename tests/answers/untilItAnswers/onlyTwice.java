// the server is not there yet: put connect() into a loop

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

    Connection connection;
    try {
        connection = connect();
    } catch (SQLException failure) {
        Thread.sleep(250);
        connection = connect();
    }
    show(connection.isValid(5) ? "connected" : "not connected");
    connection.close();
}

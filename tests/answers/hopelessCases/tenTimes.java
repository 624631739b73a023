// Three tries are enough.

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
    // Three attempts: the first, and two retries.
    for (var attempt = 1; attempt <= 10; attempt++) {
        try (var connection = connect(password)) {
            show("connected");
            return;
        } catch (SQLException failure) {
            show(failure.getSQLState());
            // Only a server that is not there may come; everything else stays as it is, however often we try.
            if (!"08001".equals(failure.getSQLState())) {
                return;
            }
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

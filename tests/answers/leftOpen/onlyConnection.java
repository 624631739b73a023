// A connection is still open

import static howdah.Bootstrap.*;

import java.sql.DriverManager;

void main() throws Exception {
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    var connection = DriverManager.getConnection(url, user(), password());
    var statement = connection.createStatement();
    show(statement.executeQuery("SELECT 6 * 7 AS answer"));

    var session = session();
    show(session.selectList("test.whoAmI"));
    connection.close();
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Look up five posts over a pool of two connections, and give each connection back
//DEPS com.zaxxer:HikariCP:7.1.0
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 13.1
// Hint: Each call borrows one connection. Look for a way out of the method that passes by close().
// Hint: Where there is no such post, the method returns early; where a statement fails, it ends earlier still. What closes in
//   any case is try (var … = …) { … }: lesson 01 had it.
// Hint: try (var connection = pool.getConnection(); var statement = connection.prepareStatement(…)) { … } around all
//   the rest, and no connection.close() any more.

import static howdah.Bootstrap.*;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;

/// The title of a post, if there is one of that number.
String title(HikariDataSource pool, int post) throws SQLException {
    // TODO: give the connection back, whatever happens
    var connection = pool.getConnection();
    var statement = connection.prepareStatement("SELECT title FROM posts WHERE id = ?");
    statement.setInt(1, post);
    var found = statement.executeQuery();
    if (!found.next()) {
        return "(no such post)";
    }
    var title = found.getString(1);
    connection.close();
    return title;
}

void main() throws Exception {
    data("blog");
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options());
    config.setUsername(user());
    config.setPassword(password());
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(250);
    try (var pool = new HikariDataSource(config)) {
        for (var post : List.of(1, 400, 2, 500, 3)) {
            show(title(pool, post));
        }
        show(pool.getHikariPoolMXBean().getActiveConnections());
    }
}

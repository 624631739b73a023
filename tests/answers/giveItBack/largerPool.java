// it should be 0
//DEPS com.zaxxer:HikariCP:7.1.0

import static howdah.Bootstrap.*;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;

/// The title of a post, if there is one of that number.
String title(HikariDataSource pool, int post) throws SQLException {
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
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(250);
    try (var pool = new HikariDataSource(config)) {
        for (var post : List.of(1, 400, 2, 500, 3)) {
            show(title(pool, post));
        }
        show(pool.getHikariPoolMXBean().getActiveConnections());
    }
}

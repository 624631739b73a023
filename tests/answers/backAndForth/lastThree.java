// with the newest first

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("blog");
    try (var session = session(); var statement = session.getConnection().createStatement()) {
        statement.execute("""
            DECLARE feed SCROLL CURSOR FOR
              SELECT posts.id, title
              FROM posts
              JOIN users ON users.id = author_id
              ORDER BY posts.id
            """);
        show(statement.executeQuery("FETCH ABSOLUTE -3 FROM feed"));
        statement.execute("MOVE ABSOLUTE 0 IN feed");
        show(statement.executeQuery("FETCH 3 FROM feed"));
        statement.execute("CLOSE feed");
    }
}

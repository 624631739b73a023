// The oldest come first

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
        statement.execute("MOVE FORWARD ALL IN feed");
        show(statement.executeQuery("FETCH BACKWARD 3 FROM feed"));
        show(statement.executeQuery("FETCH 3 FROM feed"));
        statement.execute("CLOSE feed");
    }
}

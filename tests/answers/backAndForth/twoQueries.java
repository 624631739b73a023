// DECLARE

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("blog");
    try (var session = session(); var statement = session.getConnection().createStatement()) {
        show(statement.executeQuery("SELECT id, title FROM posts ORDER BY id DESC LIMIT 3"));
        show(statement.executeQuery("SELECT id, title FROM posts ORDER BY id LIMIT 3"));
    }
}

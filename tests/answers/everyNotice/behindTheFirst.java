// 1 is missing

import static howdah.Bootstrap.*;

import java.util.ArrayList;

/// What the server has remarked.
record Remark(String title) {
}

void main() throws Exception {
    data("blog");
    try (var connection = connection(); var statement = connection.createStatement()) {
        statement.execute("""
            DO $$
            DECLARE
                post record;
            BEGIN
                FOR post IN SELECT title FROM posts WHERE rating IS NULL ORDER BY id LOOP
                    RAISE NOTICE '%', post.title;
                END LOOP;
            END $$
            """);
        var remarks = new ArrayList<Remark>();
        for (var warning = statement.getWarnings(); warning != null && warning.getNextWarning() != null;) {
            warning = warning.getNextWarning();
            remarks.add(new Remark(warning.getMessage()));
        }
        show(remarks);
    }
}

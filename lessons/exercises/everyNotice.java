///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Collect all that the server remarks while it looks for posts without a rating
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 14.3
// Hint: How many posts have no rating, and how many remarks do you get? A warning leads to the next one.
// Hint: getNextWarning() gives the next, and null behind the last; where nothing was remarked, the first is null already.
// Hint: for (var warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) { … }

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
        // TODO: all remarks, from the first to the last
        remarks.add(new Remark(statement.getWarnings().getMessage()));
        show(remarks);
    }
}

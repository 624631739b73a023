///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show the three newest posts and then the three oldest, by one cursor
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 11.3
// Hint: Run it: the cursor can only go on. What must be said when it is declared, so that it may go back?
// Hint: DECLARE feed SCROLL CURSOR FOR … can go to any place: FETCH FIRST, FETCH LAST, FETCH ABSOLUTE 3, MOVE ABSOLUTE 0,
//   which is before the first row.
// Hint: SCROLL instead of NO SCROLL; then MOVE ABSOLUTE 0 IN feed, and FETCH 3 FROM feed, which are the three oldest.

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("blog");
    try (var session = session(); var statement = session.getConnection().createStatement()) {
        // TODO: let the cursor go back
        statement.execute("""
            DECLARE feed NO SCROLL CURSOR FOR
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

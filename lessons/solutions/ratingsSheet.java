///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show titles and ratings of the published posts as CSV, best first, with a header, as COPY writes it
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 10.3
// Hint: A title may have a comma or a quotation mark, and a rating may be missing: whoever writes CSV by hand forgets one of them.
//   Lesson 10, step 11, lets the server write it.
// Hint: COPY takes a query in parentheses: COPY (SELECT title, rating FROM posts …) TO STDOUT WITH (FORMAT csv, HEADER).
// Hint: copyOut(sql, sheet) with the query SELECT title, rating FROM posts WHERE published ORDER BY rating DESC NULLS LAST, id.

import static howdah.Bootstrap.*;

import java.io.StringWriter;
import org.postgresql.PGConnection;

void main() throws Exception {
    data("blog");
    var sheet = new StringWriter();
    try (var connection = connection()) {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        // The server knows when a value needs quotation marks, and leaves nothing where there is NULL.
        copy.copyOut("""
            COPY (SELECT title, rating FROM posts WHERE published ORDER BY rating DESC NULLS LAST, id)
            TO STDOUT WITH (FORMAT csv, HEADER)
            """, sheet);
    }
    show(sheet.toString().lines().toList());
}

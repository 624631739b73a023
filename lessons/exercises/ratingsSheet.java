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
        // TODO: let COPY write the sheet
        try (var statement = connection.createStatement();
                var posts = statement.executeQuery("SELECT title, rating FROM posts WHERE published ORDER BY id")) {
            while (posts.next()) {
                sheet.write(posts.getString("title") + "," + posts.getString("rating") + "\n");
            }
        }
    }
    show(sheet.toString().lines().toList());
}

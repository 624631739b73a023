// published

import static howdah.Bootstrap.*;

import java.io.StringWriter;
import org.postgresql.PGConnection;

void main() throws Exception {
    data("blog");
    var sheet = new StringWriter();
    try (var connection = connection()) {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyOut("""
            COPY (SELECT title, rating FROM posts ORDER BY rating DESC NULLS LAST, id)
            TO STDOUT WITH (FORMAT csv, HEADER)
            """, sheet);
    }
    show(sheet.toString().lines().toList());
}

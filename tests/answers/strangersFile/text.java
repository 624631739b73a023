// 22P04

import static howdah.Bootstrap.*;

import java.io.StringReader;
import org.postgresql.PGConnection;

void main() throws Exception {
    data("blog");
    var file = """
        name;bio
        Grace;Compiles, and explains.
        Edsger;-
        "Barbara; the second";""
        "-";"Is called ""-"", like nothing."
        """;
    try (var connection = connection()) {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        show(copy.copyIn("COPY users (name, bio) FROM STDIN WITH (DELIMITER ';', NULL '-')", new StringReader(file)));
    }
}

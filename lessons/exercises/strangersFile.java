///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Load a CSV file that another program has written: with a header, semicolons, and a hyphen for what is not known
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 10.2
// Hint: Run it: COPY takes the first line for a user, and the whole line for his name. What the file is like, the options say.
// Hint: WITH (FORMAT csv, …) has HEADER, DELIMITER and NULL. Lesson 10, steps 9 and 11, use all of them.
// Hint: COPY users (name, bio) FROM STDIN WITH (FORMAT csv, HEADER, DELIMITER ';', NULL '-')

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
        // TODO: tell COPY what this file is like
        show(copy.copyIn("COPY users (name, bio) FROM STDIN WITH (FORMAT csv)", new StringReader(file)));
    }
}

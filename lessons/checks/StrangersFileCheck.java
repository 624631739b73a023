//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Hint(state = "22P04", value = "the lines have another number of columns than you say: HEADER, FORMAT csv and DELIMITER ';' go together")
@Hint(state = "42601", value = "options stand in parentheses, with commas between them: WITH (FORMAT csv, HEADER, …)")
@Hint(state = "23505", value = "the file is to be loaded once")
class StrangersFileCheck {

    private static final String FILE = """
        VALUES ('Grace', 'Compiles, and explains.'), ('Edsger', NULL), ('Barbara; the second', ''),
               ('-', 'Is called "-", like nothing.')
        """;

    @Test
    @Hint("tell COPY of the first line, of what stands between the columns, and of what stands for NULL; and a"
        + " connection that is not in autocommit mode commits")
    void shouldLoadTheFile(Attempt attempt) {
        attempt.seenByOthers("SELECT name, bio FROM users WHERE time_zone = 'UTC'")
            .because("What is not known is NULL; an empty text is known to be empty.").rows(FILE);
    }

    @Test
    @Hint("leave it to COPY: it knows how CSV is quoted, and is one statement for all rows")
    void shouldCopy(Attempt attempt) {
        attempt.source().calls("copyIn");
        attempt.source().doesNotCall("split");
        attempt.shown().value(4);
    }
}

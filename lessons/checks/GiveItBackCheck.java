//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "only the second of the posts", value = """
    INSERT INTO users (name) VALUES ('Ada'), ('Noor');
    INSERT INTO posts (author_id, title, content) VALUES (1, 'Gone', ''), (2, 'Still here', '');
    DELETE FROM posts WHERE title = 'Gone'
    """)
@Hint(state = "SQLTransientConnectionException", value = "both connections are lent, and nobody works: let title(…) give back"
    + " what it borrows also where it finds no post")
@Hint(state = "55000", value = "a result goes with its connection: read all that you need before it is closed")
@Hint(state = "08003", value = "a connection that was given back takes no statement: read all that you need before it is closed")
class GiveItBackCheck {

    @Test
    @Hint("show title(…) of all five, in their order")
    void shouldFindWhatIsThere(Attempt attempt) {
        for (var place = 1; place <= 5; place++) {
            attempt.shown(place).rows("""
                SELECT coalesce((SELECT title FROM posts WHERE id = (ARRAY[1, 400, 2, 500, 3])[%d]), '(no such post)') AS title
                """.formatted(place));
        }
    }

    @Test
    @Hint("close the connection in a try (var connection = pool.getConnection()) { … }: a larger pool only hides the leak")
    void shouldGiveEachConnectionBack(Attempt attempt) {
        attempt.shown(6).because("That many connections are still lent at the end.").value(0);
    }

    @Test
    void shouldCloseThePool(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}

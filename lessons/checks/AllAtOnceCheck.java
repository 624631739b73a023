//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Data(name = "users of whom one has written nothing, and two posts of the same title", value = """
    INSERT INTO users (name) VALUES ('Zoë'), ('Ada'), ('Noor');
    INSERT INTO posts (author_id, title, content) VALUES (1, 'Same', ''), (2, 'Other', ''), (1, 'Same', ''), (1, 'Another', '')
    """)
@Hint(state = "42702", value = "both tables have a column id: write users.id and posts.id AS post_id")
@Hint(state = "42703", value = "the resultMap asks for columns post_id and post_title: select them AS that")
class AllAtOnceCheck {

    @Test
    @Hint("FROM users LEFT JOIN posts ON author_id = users.id ORDER BY users.id, posts.id")
    void shouldShowEachUserWithHisPosts(Attempt attempt) {
        attempt.shown().because("Who has written nothing is a user, too.").rows("""
            SELECT name, array_remove(array_agg(title ORDER BY posts.id), NULL) AS titles
            FROM users
            LEFT JOIN posts ON author_id = users.id
            GROUP BY users.id
            ORDER BY users.id
            """);
    }

    @Test
    @Hint("let findWriters join posts, and write a <collection> with its columns in place of the argument with select")
    void shouldSendOneStatement(Attempt attempt) {
        attempt.statements().exactly(1);
    }
}

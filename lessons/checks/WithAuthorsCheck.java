//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "two posts of the same title, by different authors", value = """
    INSERT INTO users (name) VALUES ('Zoë'), ('Ada'), ('Noor');
    INSERT INTO posts (author_id, title, content) VALUES (2, 'Same', ''), (1, 'Same', ''), (2, 'Another', '')
    """)
@Hint(state = "42702", value = "both tables have a column id: write posts.id")
@Hint(state = "42P01", value = "a table must stand in FROM or JOIN before its columns can be selected")
class WithAuthorsCheck {

    @Test
    @Hint("the columns are id, title and author (name AS author), in the order of posts.id")
    void shouldShowEachPostWithItsAuthor(Attempt attempt) {
        attempt.shown().rows("""
            SELECT posts.id, title, name AS author
            FROM posts
            JOIN users ON users.id = author_id
            ORDER BY posts.id
            """);
    }

    @Test
    @Hint("join users in findPosts, and take the loop out: selectOne in it goes to the server once for each post")
    void shouldSendOneStatement(Attempt attempt) {
        attempt.statements().exactly(1);
    }
}

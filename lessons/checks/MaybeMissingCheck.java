//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "a thousand posts", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content) SELECT 1, 'Post ' || n, '' FROM generate_series(1, 1000) AS n ORDER BY n
    """)
@Hint(state = "NullPointerException", value = "selectOne returned null, for there is no such post: compare post with null before"
    + " you call post.title()")
class MaybeMissingCheck {

    @Test
    @Hint("show post.title() if there is a post, and \"no such post\" if post is null")
    void shouldShowTheTitleWhereThereIsOne(Attempt attempt) {
        attempt.shown(1).rows("SELECT coalesce((SELECT title FROM posts WHERE id = 3), 'no such post') AS title");
    }

    @Test
    @Hint("show post.title() if there is a post, and \"no such post\" if post is null")
    void shouldSayWhereThereIsNone(Attempt attempt) {
        attempt.shown(2).rows("SELECT coalesce((SELECT title FROM posts WHERE id = 1000), 'no such post') AS title");
        attempt.shows(2);
    }

    @Test
    @Hint("call posts.findById once for each of the two posts, as it was")
    void shouldAskTheDatabase(Attempt attempt) {
        attempt.statements().of("posts.findById").exactly(2);
    }
}

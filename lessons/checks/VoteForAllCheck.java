//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all", value = "INSERT INTO users (name) VALUES ('Ada')")
@Data(name = "three hundred posts", value = """
    INSERT INTO users (name) VALUES ('Ada'), ('Noor');
    INSERT INTO posts (author_id, title, content) SELECT 2, 'Post ' || n, '' FROM generate_series(1, 300) AS n;
    INSERT INTO votes (post_id, user_id, value) VALUES (7, 1, -1)
    """)
@Hint(state = "42601", value = "an empty list leaves nothing behind VALUES: an array may be empty, SELECT … FROM unnest(#{posts})")
@Hint(state = "IllegalStateException", value = "unnest takes an array: posts.toArray(Integer[]::new)")
@Hint(state = "TypeException", value = "unnest takes an array: posts.toArray(Integer[]::new)")
@Hint(state = "07006", value = "unnest takes an array: posts.toArray(Integer[]::new)")
@Hint(state = "NoSuchElementException", value = "the list may be empty, and there is one vote to insert for each post in it")
class VoteForAllCheck {

    @Test
    @Hint("insert a vote of user 1 for each post in the list, and commit")
    void shouldVoteForEachPost(Attempt attempt) {
        attempt.seenByOthers("SELECT post_id FROM votes WHERE user_id = 1 ORDER BY post_id")
            .because("There is to be one for each post.").rows("SELECT id AS post_id FROM posts ORDER BY id");
    }

    @Test
    @Hint("give the ids as an array, and let the INSERT select from unnest(#{posts}): then the loop can go")
    void shouldSendOneInsert(Attempt attempt) {
        attempt.statements().of("voteForAll.insert").atMost(1);
        attempt.statements().atMost(2);
    }
}

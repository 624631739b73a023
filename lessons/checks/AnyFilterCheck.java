//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "two writers, and posts that nobody has rated", value = """
    INSERT INTO users (name) VALUES ('Ada'), ('Noor');
    INSERT INTO posts (author_id, title, content, rating)
    VALUES (1, 'Good', '', 5), (1, 'Fair', '', 4), (1, 'Unrated', '', NULL), (2, 'Poor', '', 1), (2, 'Also good', '', 5)
    """)
@Hint(state = "42601", value = "where one condition is left out, WHERE stands before an AND, or before nothing: write <where> … </where>"
    + " around them")
@Hint(state = "42P18", value = "a value that is only asked whether it IS NULL has no type; <if test=\"author != null\"> leaves the"
    + " condition out before the server sees it")
class AnyFilterCheck {

    private static final String POSTS = "SELECT posts.id, title, name AS author, rating FROM posts JOIN users ON users.id = author_id";

    @Test
    @Hint("put each condition into an <if test=\"… != null\">, and both into <where>")
    void shouldFindByWhatIsGiven(Attempt attempt) {
        attempt.shown(1).because("Both conditions hold where both are given.")
            .rows(POSTS + " WHERE name = 'Ada' AND rating >= 4 ORDER BY posts.id");
        attempt.shown(2).because("There is no rating to look at.").rows(POSTS + " WHERE name = 'Ada' ORDER BY posts.id");
        attempt.shown(3).because("There is no author to look at.").rows(POSTS + " WHERE rating >= 4 ORDER BY posts.id");
        attempt.shown(4).because("Nothing is asked for: all posts are found.").rows(POSTS + " ORDER BY posts.id");
        attempt.shows(4);
    }

    @Test
    @Hint("leave the program as it is, and let the mapper's only statement do it")
    void shouldSendOneStatementForEachWish(Attempt attempt) {
        attempt.statements().of("anyFilter.find").exactly(4);
        attempt.statements().exactly(4);
    }

    @Test
    @Hint("the values go into #{author} and #{atLeast}")
    void shouldPasteNothing(Attempt attempt) {
        attempt.mapper().doesNotContain("${");
    }
}

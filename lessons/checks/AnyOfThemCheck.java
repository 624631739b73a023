//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "three posts", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content) VALUES (1, 'One', ''), (1, 'Two', ''), (1, 'Three', '')
    """)
@Hint(state = "42601", value = "an empty list leaves nothing behind IN: write id = ANY (#{ids}) in anyOfThem.xml,"
    + " and give it an array")
@Hint(state = "07006", value = "the parameter of ANY is an array: ids.toArray(new Integer[0])")
@Hint(state = "42809", value = "the parameter of ANY is an array: ids.toArray(new Integer[0])")
class AnyOfThemCheck {

    @Test
    @Hint("id = ANY (#{ids}) in the mapper, and in the program ids.toArray(new Integer[0])")
    void shouldFindThePosts(Attempt attempt) {
        attempt.shows(3);
        attempt.shown(1).rows("SELECT id, title FROM posts WHERE id IN (3, 1) ORDER BY id");
        attempt.shown(2).because("No id, no post.").rows("SELECT id, title FROM posts WHERE false ORDER BY id");
        attempt.shown(3).because("Each post comes once.").rows("SELECT id, title FROM posts WHERE id = 2 ORDER BY id");
    }

    @Test
    @Hint("one call of anyOfThem.findAll for each list: not one for each id")
    void shouldSendOneStatementForEachList(Attempt attempt) {
        attempt.statements().atMost(3);
    }

    @Test
    @Hint("the ids go into #{ids}, as an array")
    void shouldPasteNothing(Attempt attempt) {
        attempt.mapper().doesNotContain("${");
    }
}

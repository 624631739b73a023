//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "only two posts", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content) VALUES (1, 'One', ''), (1, 'Two', '')
    """)
@Hint(state = "22P02", value = "do not build the braces by hand: tags.toArray(new String[0]) in the program, #{tags} in the"
    + " mapper")
@Hint(state = "07006", value = "the driver takes arrays, and no lists: tags.toArray(new String[0])")
@Hint(state = "42804", value = "a text is no array: tags.toArray(new String[0]) in the program, #{tags} in the mapper")
class AnyTagCheck {

    private static final String TAGS = """
        SELECT posts.id, wanted.tags
        FROM posts
        JOIN (VALUES (1, ARRAY['SQL', 'Rock, paper, scissors']),
                     (2, ARRAY['a "b" {c}', 'NULL', E'd|e;f\\tg', '']),
                     (3, ARRAY[]::text[])) AS wanted (id, tags) ON wanted.id = posts.id
        ORDER BY posts.id
        """;

    @Test
    @Hint("tags.toArray(new String[0]) in the program, and SET tags = #{tags} in the mapper")
    void shouldKeepEachTagAsItIs(Attempt attempt) {
        attempt.seenByOthers("SELECT id, tags FROM posts WHERE tags IS NOT NULL ORDER BY id")
            .because("Each tag is one element, whatever is in it; a post without tags has an empty array.").rows(TAGS);
    }

    @Test
    @Hint("call anyTag.setTags once for each of the three posts")
    void shouldSendOneStatementForEachPost(Attempt attempt) {
        attempt.statements().of("anyTag.setTags").exactly(3);
    }

    @Test
    @Hint("the tags go into #{tags}, as an array")
    void shouldPasteNothing(Attempt attempt) {
        attempt.mapper().doesNotContain("${");
    }
}

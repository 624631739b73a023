//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "titles that have the keys in them", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content, published, rating)
    VALUES (1, 'Wanted: a sponsor', '', false, NULL), (1, 'On rating', '', false, NULL), (1, 'Plain', '', true, 1)
    """)
@Hint(state = "22023", value = "to the driver a single question mark is a hole: lesson 12 tells, under \"The operator ?\", how to"
    + " write the operator")
@Hint(state = "42601", value = "write the operator as ??, and #{key} behind it")
class KeyThereCheck {

    @Test
    @Hint("ask whether the key is there, and not for what stands under it: jsonb has an operator for that")
    void shouldFindWhatHasTheKey(Attempt attempt) {
        attempt.shows(2);
        attempt.shown(1).because("It is a key that is asked for, not a word of the title.")
            .rows("SELECT id, title FROM posts WHERE rating IS NOT NULL ORDER BY id");
        attempt.shown(2).because("A key may be there with null under it.")
            .rows("SELECT id, title FROM posts WHERE published ORDER BY id");
    }

    @Test
    @Hint("the key goes into #{key}")
    void shouldPasteNothing(Attempt attempt) {
        attempt.mapper().doesNotContain("${");
    }
}

//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "a user whose name has an apostrophe", value = """
    INSERT INTO users (name) VALUES ('Ada'), ('O''Hara'), ('Zoë')
    """)
@Data(name = "a user whose name looks like an attack", value = """
    INSERT INTO users (name) VALUES (''' OR true --'), ('Ada')
    """)
@Hint(state = "42601", value = "the text that was pasted ends in the middle: write #{name} in noInjection.xml, and no"
    + " apostrophes")
@Hint(state = "22023", value = "no apostrophes around #{name}: between them it is a text with a question mark, and no"
    + " hole any more")
class NoInjectionCheck {

    @Test
    @Hint("write WHERE name = #{name} in noInjection.xml")
    void shouldPasteNothing(Attempt attempt) {
        attempt.mapper().doesNotContain("${");
    }

    @Test
    @Hint("search by the name as it was typed: change the mapper, and nothing in the program")
    void shouldFindWhoIsCalledSo(Attempt attempt) {
        attempt.shows(3);
        attempt.shown(1).rows("SELECT id, name FROM users WHERE name = 'Zoë' ORDER BY id");
        attempt.shown(2).rows("SELECT id, name FROM users WHERE name = 'O''Hara' ORDER BY id");
        attempt.shown(3).because("It is a name like any other.")
            .rows("SELECT id, name FROM users WHERE name = ''' OR true --' ORDER BY id");
    }
}

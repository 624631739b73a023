//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import howdah.check.Limit;
import org.junit.jupiter.api.Test;

@Data(name = "two posts", value = "INSERT INTO users (name) VALUES ('Ada');"
    + " INSERT INTO posts (author_id, title, content, rating)"
    + " VALUES (1, 'Old title', 'Old content', 3), (1, 'Other title', 'Other', 2)")
@Limit(30)
class PartOfAPostCheck {

    @Test
    @Hint("in partOfAPost.xml, COALESCE(#{change.content}, content) is the content so far where the body names none")
    void shouldChangeATitleAlone(Attempt attempt) {
        attempt.shown(1).value("status 200");
        attempt.seenByOthers("SELECT title, content <> '' AS has_content, rating > 0 AS has_rating FROM posts WHERE id = 1")
            .because("PATCH named its title alone.").rows("VALUES ('On joins', true, true)");
    }

    @Test
    @Hint("in partOfAPost.xml, COALESCE(#{change.title}, title) is the title so far where the body names none")
    void shouldChangeARatingAlone(Attempt attempt) {
        attempt.shown(2).value("status 200");
        attempt.seenByOthers("SELECT title NOT IN ('', 'On joins') AS has_title, content <> '' AS has_content, rating"
            + " FROM posts WHERE id = 2").because("PATCH named its rating alone.").rows("VALUES (true, true, 5)");
    }

    @Test
    @Hint("one statement is enough for a change: COALESCE in it takes what is there")
    void shouldChangeNoOther(Attempt attempt) {
        attempt.shown(3).because("There is no post 99.").value("status 404");
        attempt.shows(3);
        attempt.statements().atMost(3);
    }
}

//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "no post that is rated", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content) VALUES (1, 'One', ''), (1, 'Two', '')
    """)
@Data(name = "only good ratings, between posts without any", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content, rating)
    VALUES (1, 'One', '', NULL), (1, 'Two', '', 5), (1, 'Three', '', NULL), (1, 'Four', '', 4), (1, 'Five', '', NULL)
    """)
@Hint(state = "NullPointerException", value = "a rating may be null: ask rating != null before you compare it")
class LowestRatingCheck {

    @Test
    @Hint("skip the posts whose rating is NULL: found.wasNull() after getInt, or found.getObject(\"rating\", Integer.class)")
    void shouldShowTheLowestRating(Attempt attempt) {
        attempt.shown().because("Where no post is rated, the answer is null.").rows("SELECT min(rating) AS rating FROM posts");
        attempt.shows(1);
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}

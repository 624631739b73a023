//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all", value = "INSERT INTO users (name) VALUES ('Ada')")
class ListenFirstCheck {

    @Test
    @Hint("show count(session) as it was")
    void shouldCountThePosts(Attempt attempt) {
        attempt.shown(1).rows("SELECT count(*) AS posts FROM posts WHERE title <> 'Meanwhile'");
    }

    @Test
    @Hint("listen before you count: execute \"LISTEN posts\" first, in autocommit mode")
    void shouldHearOfTheOneInBetween(Attempt attempt) {
        attempt.shown(2).because("The post \"Meanwhile\" was to be heard of, which came right after the count.")
            .rows("SELECT 'posts' AS channel, id::text AS payload FROM posts WHERE title = 'Meanwhile'");
    }

    @Test
    @Hint("the trigger tells of each post by itself: nothing has to be told, or read, once more")
    void shouldNeitherTellNorReadItAgain(Attempt attempt) {
        attempt.statements().of("news.notify").exactly(0);
        attempt.shows(2);
    }

    @Test
    void shouldCloseBothConnections(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}

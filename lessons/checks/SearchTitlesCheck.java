//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import howdah.check.Limit;
import org.junit.jupiter.api.Test;

@Data(name = "titles with all kinds of characters", value = "INSERT INTO users (name) VALUES ('Ada');"
    + " INSERT INTO posts (author_id, title, content) VALUES (1, 'joins', ''), (1, 'More JOINS', ''),"
    + " (1, '100% joins', ''), (1, '1000 joins', ''), (1, 'O''Hara on joins', '')")
@Limit(30)
class SearchTitlesCheck {

    private static final String WANTED = "SELECT 'status 200' AS line"
        + " UNION ALL (SELECT title FROM posts%s ORDER BY id)";

    @Test
    @Hint("in searchTitles.xml, keep only the titles in which the word is: WHERE strpos(title, #{word}) > 0")
    void shouldFindAWord(Attempt attempt) {
        attempt.shown(1).rows(WANTED.formatted(" WHERE strpos(title, 'joins') > 0"));
    }

    @Test
    @Hint("% is a character like any other here: strpos(title, #{word}) takes it so, LIKE does only after a backslash")
    void shouldTakeEachCharacterForItself(Attempt attempt) {
        attempt.shown(2).because("The word is 100%.").rows(WANTED.formatted(" WHERE strpos(title, '100%') > 0"));
        attempt.shown(3).because("The word is O'Hara.").rows(WANTED.formatted(" WHERE strpos(title, 'O''Hara') > 0"));
    }

    @Test
    @Hint("where request.queryParam(\"search\") is null, all are wanted: an empty word is in every title")
    void shouldFindAllWithoutAWord(Attempt attempt) {
        attempt.shown(4).because("There was no ?search= in it.").rows(WANTED.formatted(" WHERE true"));
        attempt.shows(4);
    }
}

//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "titles with a comma, a quotation mark, or nothing in them", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content, rating, published)
    VALUES (1, 'One, two', '', 3, true), (1, 'She said "three"', '', NULL, true), (1, '', '', 5, true), (1, 'Hidden', '', 4, false),
           (1, 'Four', '', 3, true)
    """)
@Hint(state = "42601", value = "the query stands in parentheses, and so do the options: COPY (SELECT …) TO STDOUT WITH (FORMAT csv, HEADER)")
class RatingsSheetCheck {

    @Test
    @Hint("let copyOut write it: the query says which posts and in which order, and where NULL belongs; HEADER is an option")
    void shouldShowTheSheet(Attempt attempt) {
        attempt.shown().because("A title with a comma stands between quotation marks, what has no rating comes last, and what is"
            + " not published does not come at all.").rows("""
            SELECT line
            FROM (
              SELECT 0 AS place, 'title,rating' AS line
              UNION ALL
              SELECT row_number() OVER (ORDER BY rating DESC NULLS LAST, id),
                     CASE WHEN title = '' OR title ~ '[",]' THEN '"' || replace(title, '"', '""') || '"' ELSE title END
                       || ',' || coalesce(rating::text, '')
              FROM posts
              WHERE published
            ) AS sheet
            ORDER BY place
            """);
    }

    @Test
    @Hint("let COPY write it: call copyOut")
    void shouldCopy(Attempt attempt) {
        attempt.source().calls("copyOut");
    }
}

//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "ten posts, two of them without a rating", value = """
    INSERT INTO users (name) VALUES ('Ada'), ('Noor');
    INSERT INTO posts (author_id, title, content, rating)
    SELECT 1 + n % 2, 'Post ' || n, '', (ARRAY[5, 5, NULL, 4, 1])[1 + n % 5]
    FROM generate_series(1, 10) AS n
    """)
@Hint(state = "42601", value = "the columns of an index stand in parentheses, a comma between them: ON posts (one, other)")
@Hint(state = "42703", value = "the table posts has a rating and a title: \\d posts in `jbang lesson sql` shows all columns")
class BestByTitleCheck {

    private static final String QUERY = "SELECT id, title FROM posts WHERE rating = 5 ORDER BY title LIMIT 3";

    @Test
    @Hint("the column that is looked for comes first, then the one that is sorted by")
    void shouldNeedNoSorting(Attempt attempt) {
        attempt.planOf("bestByTitle.find").usesIndexOn("posts", "rating").avoids("Sort").avoids("Incremental Sort");
    }

    @Test
    @Hint("leave the query as it was: rating 5, in the order of the titles, three of them")
    void shouldFindTheFirstTitles(Attempt attempt) {
        attempt.shown().rows(QUERY);
    }
}

package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import howdah.show.Show;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Plans, schemas and charts in a notebook's cells.
class PictureMagicsTest {

    private static SqlNotebook notebook;
    private final SqlMagic sql = new SqlMagic();

    @BeforeAll
    static void open() {
        notebook = new SqlNotebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @BeforeEach
    void fill() throws Exception {
        notebook.cell(sql, "", "ROLLBACK; DROP TABLE IF EXISTS votes, posts; CREATE TABLE posts (id int PRIMARY KEY, title text);"
            + "CREATE TABLE votes (post_id int REFERENCES posts, stars int);"
            + "INSERT INTO posts SELECT n, 'post ' || n FROM generate_series(1, 5000) n; ANALYZE posts");
        notebook.output.clear(false);
    }

    private static String shown(Magic1 magic, String arguments) throws Exception {
        notebook.output.clear(false);
        var value = magic.run(arguments);
        return notebook.output.text() + (value == null ? "" : notebook.render(value).text());
    }

    private interface Magic1 {
        Object run(String arguments) throws Exception;
    }

    @Test
    void shouldDrawAPlanAndTheDifferenceToTheLastOne() throws Exception {
        var explain = new ExplainMagic();
        notebook.variables.put("title", "post 7");
        var statement = "--analyze SELECT * FROM posts WHERE title = :{title}";

        assertThat(shown(each -> explain.runLine(each, notebook), statement)).contains("Seq Scan").doesNotContain("before");
        notebook.cell(sql, "", "CREATE INDEX ON posts (title)");
        assertThat(shown(each -> explain.runLine(each, notebook), statement)).contains("Index Scan", "before", "after");
        assertThat(shown(each -> explain.runCell("", each, 2, notebook), "SELECT 1 FROM posts\nWHERE id = 1")).contains("Index");
    }

    @Test
    void shouldUndoWhatAnExplainedStatementWrites() throws Exception {
        var explain = new ExplainMagic();

        shown(each -> explain.runLine(each, notebook), "--analyze DELETE FROM posts");
        assertThat(notebook.cell(sql, "", "SELECT count(*) FROM posts")).contains("5000").doesNotContain("transaction");
        notebook.cell(sql, "", "BEGIN; DELETE FROM posts WHERE id = 1");
        shown(each -> explain.runLine(each, notebook), "--analyze DELETE FROM posts");
        assertThat(notebook.cell(sql, "", "SELECT count(*) FROM posts")).contains("4999").contains("in a transaction");
    }

    @Test
    void shouldTellWhatIsWrongInAnExplainedStatement() {
        var explain = new ExplainMagic();

        assertThat(Show.plain()
            .error(catchThrowable(() -> explain.runCell("--analyze", "SELECT *\nFROM posts\nWHERE titel = '?'", 2, notebook))))
            .contains("line 4 of the cell", "WHERE titel = '?'\n" + " ".repeat(19) + "^");
        assertThat(Show.plain().error(catchThrowable(() -> explain.runLine("SELECT 1; SELECT 2", notebook))))
            .contains("EXPLAIN takes one statement, not 2.");
    }

    @Test
    void shouldDrawTables() throws Exception {
        var schema = new SchemaMagic();

        assertThat(shown(each -> schema.runLine(each, notebook), "")).contains("posts", "votes", "post_id");
        assertThat(shown(each -> schema.runLine(each, notebook), "posts")).contains("posts", "title").doesNotContain("stars");
        assertThat(Show.plain().error(catchThrowable(() -> schema.runLine("pots", notebook))))
            .contains("did you mean \"posts\"?");
        assertThat(schema.complete("%schema vo", 10, notebook).candidates()).extracting(each -> each.text())
            .containsExactly("votes");
    }

    @Test
    void shouldDrawCharts() throws Exception {
        var chart = new ChartMagic();
        notebook.variables.put("rows", List.of(Map.of("title", "one", "votes", 3), Map.of("title", "two", "votes", 5)));

        assertThat(shown(each -> chart.runLine(each, notebook), "bars title votes from rows")).contains("votes by title", "two");
        assertThat(shown(each -> chart.runCell("lines id double", each, 2, notebook),
            "SELECT id, 2 * id AS double FROM posts WHERE id < 9"))
            .contains("double by id");
        assertThat(shown(each -> chart.runLine(each, notebook), "histogram id from SELECT id FROM posts")).contains("rows by id");
        assertThat(Show.plain().error(catchThrowable(() -> chart.runLine("pie title votes from rows", notebook))))
            .contains("There is no chart \"pie\"");
        assertThat(Show.plain().error(catchThrowable(() -> chart.runLine("bars title votes", notebook))))
            .contains("needs to know where the rows are");
        assertThat(chart.complete("%%chart l", 9, notebook).candidates()).extracting(each -> each.text())
            .containsExactly("lines");
    }
}

package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import howdah.database.TestServer;
import java.sql.SQLException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HtmlErrorTest {

    private final Show show = Show.plain();

    @Test
    void shouldTellWhatFailedThenEachPart() {
        var failure = Failure.usage("There is no table <b>.").where("cell [3]").next("CREATE TABLE it");
        Document page = page(show.drawnError(failure, null, null));
        assertThat(page.select("strong").text()).isEqualTo("There is no table <b>.");
        assertThat(page.select("strong").attr("style")).contains("color:#");
        assertThat(page.select("th[scope=row]").eachText()).containsExactly("Where", "Next");
        assertThat(page.select("td").eachText()).containsExactly("cell [3]", "CREATE TABLE it");
    }

    @Test
    void shouldShowTheStatementWithACaretBelowThePlace() throws SQLException {
        String sql = "SELECT id\nFROM   nowhere";
        try (var connection = TestServer.connect(); var statement = connection.createStatement()) {
            Throwable failure = catchThrowable(() -> statement.executeQuery(sql));
            Drawn drawn = show.drawnError(failure, "cell [1], line 2", sql);
            Document page = page(drawn);
            assertThat(page.select("pre").first().wholeText()).isEqualTo("SELECT id\nFROM   nowhere\n       ^");
            assertThat(page.select("td").eachText()).anyMatch(text -> text.startsWith("42P01"));
            assertThat(drawn.text()).isEqualTo(show.error(failure, "cell [1], line 2", sql));
        }
    }

    @Test
    void shouldTellALabelOnceAndALineAfterTheOther() {
        var failure = new IllegalStateException("one\ntwo", new IllegalArgumentException("three"));
        Document page = page(show.drawn(failure));
        assertThat(page.select("strong").first().wholeText()).isEqualTo("IllegalStateException: one\ntwo");
        assertThat(page.select("th").eachText()).contains("Cause").doesNotHaveDuplicates();
        assertThat(show.drawn(failure).text()).isEqualTo(show.text(failure));
    }

    @Test
    void shouldKeepPasswordsToItself() {
        assertThat(show.html(new IllegalStateException("jdbc:postgresql://h/d?user=u&password=secret"))).doesNotContain("secret");
    }

    @Property(tries = 100)
    void shouldEscapeWhatFailuresTell(@ForAll("attacks") String what, @ForAll("attacks") String where,
                                      @ForAll("attacks") String next) {
        Drawn drawn = show.drawnError(Failure.usage("x " + what).where(where).next(next), null, null);
        Page.requireHarmless(drawn.html());
        assertThat(Page.of(drawn.html()).select("script, img, h1, a, b")).isEmpty();
    }

    @Provide
    Arbitrary<String> attacks() {
        return Page.attacks();
    }

    private static Document page(Drawn drawn) {
        Page.requireHarmless(drawn.html());
        return Page.of(drawn.html());
    }
}

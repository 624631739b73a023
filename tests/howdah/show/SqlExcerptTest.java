package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SqlExcerptTest {

    @Test
    void shouldCountPositionsInCharacters() {
        assertThat(SqlExcerpt.of("SELECT '👍日', nix", 14)).isEqualTo("SELECT '👍日', nix\n" + " ".repeat(15) + "^");
    }

    @Test
    void shouldPointPastTheEnd() {
        assertThat(SqlExcerpt.of("SELECT", 7)).isEqualTo("SELECT\n      ^");
    }

    @Test
    void shouldDropTheCommonIndentation() {
        assertThat(SqlExcerpt.of("SELECT id\n        FROM tst\n        WHERE true", 24))
            .isEqualTo("SELECT id\nFROM tst\n     ^\nWHERE true");
    }

    @Test
    void shouldShowOnlyTheLinesAroundThePlace() {
        String sql = "x\n".repeat(50) + "here\n" + "y\n".repeat(50);
        assertThat(SqlExcerpt.of(sql, 101)).isEqualTo("x\nx\nx\nx\nhere\n^\ny\ny\ny\ny\n...");
    }

    @Test
    void shouldShowOnlyThePartOfALongLineAroundThePlace() {
        String sql = "x".repeat(200) + "here" + "y".repeat(200);
        assertThat(SqlExcerpt.of(sql, 201)).isEqualTo(
            "..." + "x".repeat(50) + "here" + "y".repeat(46) + "...\n" + " ".repeat(53) + "^");
    }

    @Test
    void shouldPlaceNoCaretWhereThereIsNone() {
        assertThat(SqlExcerpt.of("SELECT 1", 0)).isEqualTo("SELECT 1");
        assertThat(SqlExcerpt.of("SELECT 1", 99)).isEqualTo("SELECT 1");
    }

    @Test
    void shouldHideAPasswordAndWithItThePlace() {
        assertThat(SqlExcerpt.of("CREATE ROLE x PASSWORD 'secret' NOLOGGIN", 33))
            .isEqualTo("CREATE ROLE x PASSWORD *** NOLOGGIN");
    }

    @Test
    void shouldRestoreWhatMyBatisPutsOnOneLine() {
        assertThat(SqlExcerpt.received("SELECT id         FROM test         WHERE a = ? AND b = ?").lines().map(String::strip))
            .containsExactly("SELECT id", "FROM test", "WHERE a = $1 AND b = $2");
        assertThat(SqlExcerpt.received("SELECT '?  ?' AS \"a?\", ?")).isEqualTo("SELECT '?  ?' AS \"a?\", $1");
    }

    @Property
    void shouldBearAnyStatementAndPosition(@ForAll String sql, @ForAll @IntRange(min = -1, max = 300) int position) {
        assertThatCode(() -> SqlExcerpt.of(sql, position)).doesNotThrowAnyException();
        assertThatCode(() -> SqlExcerpt.of(SqlExcerpt.received(sql), position)).doesNotThrowAnyException();
    }
}

package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlphabetTest {

    private final Alphabet unicode = Alphabet.of(StandardCharsets.UTF_8);

    @Test
    void shouldMakeControlCharactersVisible() {
        assertThat(unicode.line("a\nb\tc\rd\u001b[31m\u0000\u007f")).isEqualTo("a↵b⇥c␍d␛[31m␀␡");
        assertThat(unicode.line("\r\n")).isEqualTo("␍↵");
        assertThat(unicode.line("\u009b31m\u0085\u2028")).isEqualTo("\\u009b31m\\u0085\\u2028");
    }

    @Test
    void shouldKeepLinesAndTabsWhereAsked() {
        assertThat(unicode.lines("a\n\tb\u001b")).isEqualTo("a\n\tb␛");
    }

    @Test
    void shouldMakeMisleadingCharactersVisible() {
        assertThat(unicode.line("user\u202enimda")).isEqualTo("user\\u202enimda");
        assertThat(unicode.line("ad\u200bmin\u2066\ufeff\u200d")).isEqualTo("ad\\u200bmin\\u2066\\ufeff\\u200d");
        assertThat(unicode.line("soft\u00adhyphen")).isEqualTo("soft\\u00adhyphen");
        assertThat(unicode.line("a" + Character.toString(0xe0041))).isEqualTo("a\\u{e0041}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👨‍👩‍👧", "❤️", "🇩🇪", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "क्‍ष", "日本", "e\u0301", "naïve", "␛"})
    void shouldLeaveWritingAsItIs(String text) {
        assertThat(unicode.line(text)).isEqualTo(text);
    }

    @Test
    void shouldShowHalvesOfCharactersByTheirNumber() {
        assertThat(unicode.line("a\ud83db\udc4d")).isEqualTo("a\\ud83db\\udc4d");
    }

    @Test
    void shouldCutWithoutSplittingACharacter() {
        assertThat(unicode.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(unicode.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(unicode.cut("日本語", 5)).isEqualTo("日本…");
        assertThat(unicode.cut("日本語", 4)).isEqualTo("日…");
        assertThat(unicode.cut("ab👨‍👩‍👧cd", 4)).isEqualTo("ab…");
        assertThat(unicode.cut("ab\u0000\u202ecd", 6)).isEqualTo("ab␀…");
    }

    @Test
    void shouldShowByTheirNumberWhatTheOutputCannotEncode() {
        assertThat(Alphabet.of(StandardCharsets.ISO_8859_1).line("é日👍\n")).isEqualTo("é\\u65e5\\u{1f44d}\\u000a");
        assertThat(Alphabet.of(StandardCharsets.US_ASCII).cut("abcdef", 5)).isEqualTo("ab...");
    }

    @Property
    void shouldLetNoControlCharacterThrough(@ForAll String text) {
        assertThat(unicode.line(text).codePoints()).noneMatch(Character::isISOControl).noneMatch(AlphabetTest::isSurrogate);
    }

    @Property
    void shouldStayWithinTheWidth(@ForAll String text, @ForAll @IntRange(min = 1, max = 30) int width) {
        assertThat(Clusters.width(unicode.cut(text, width))).isLessThanOrEqualTo(width);
    }

    @Property
    void shouldNotCutWhatFits(@ForAll String text) {
        String visible = unicode.line(text);
        assertThat(unicode.cut(text, Clusters.width(visible))).isEqualTo(visible);
    }

    @Property
    void shouldBeEncodableWhereverItGoes(@ForAll String text) {
        Charset narrow = StandardCharsets.US_ASCII;
        assertThat(narrow.newEncoder().canEncode(Alphabet.of(narrow).lines(text))).isTrue();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}

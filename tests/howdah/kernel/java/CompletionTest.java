package howdah.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.kernel.cell.Completeness.Status;
import howdah.kernel.cell.Completion;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    private static final JavaCells CELLS = new JavaCells();

    @BeforeAll
    static void declare() {
        CELLS.learnTypes();
        CELLS.evaluate(1, "int counter = 5; var names = new ArrayList<String>();\n"
            + "record Post(int id, String title) { }\nString shout(String text) { return text.toUpperCase(); }");
    }

    @AfterAll
    static void close() {
        CELLS.close();
    }

    /// @param marked with a bar at the place
    private static Completion complete(String marked) {
        var place = marked.indexOf('|');
        return CELLS.complete(marked.substring(0, place) + marked.substring(place + 1), place);
    }

    private static List<String> texts(String marked) {
        return complete(marked).candidates().stream().map(Completion.Candidate::text).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "coun|;                                                counter",
        "Integer.MAX_|;                                        MAX_VALUE",
        "names.strea|;                                         stream()",
        "new Post(1, \"a\").ti|;                               title()",
        "shou|(\"a\");                                         shout",
        "names.stream().map(x -> x.isBl|;                      isBlank()",
        "for (var n : names) { n.isBl|;                        isBlank()",
        "int[] xs = null, ys = xs.le|;                         length",
        "String::isBl|;                                        isBlank",
        "import java.util.concurrent.ato|;                     atomic",
        "java.sql.DriverMan|;                                  DriverManager"})
    void shouldComplete(String marked, String text) {
        assertThat(texts(marked)).containsExactly(text);
    }

    @Test
    void shouldKnowWhatEarlierLinesOfTheCellDeclare() {
        assertThat(texts("record Vote(int weight) { }\nint twofold(int n) { return 2 * n; }\nvar vote = new Vote(1);\nvote.wei|"))
            .containsExactly("weight()");
        assertThat(texts("int twofold(int n) { return 2 * n; }\ntwof|")).containsExactly("twofold(");
        assertThat(texts("int twofold(int number) { return numb|")).containsExactly("number");
    }

    @Test
    void shouldOfferTheImportOfATypeThatIsNotImported() {
        assertThat(complete("DateTimeFormatterB|").candidates()).containsExactly(new Completion.Candidate(
            "DateTimeFormatterBuilder", "class", "import java.time.format.DateTimeFormatterBuilder"));
    }

    @Test
    void shouldTellTypeAndSignature() {
        assertThat(complete("names.indexO|").candidates())
            .containsExactly(new Completion.Candidate("indexOf(", "method", "(Object): int"));
        assertThat(complete("names.indexO|").start()).isEqualTo(6);
    }

    @Test
    void shouldOfferNothingInTextsAndComments() {
        assertThat(texts("\"names.|")).isEmpty();
        assertThat(texts("// names.|")).isEmpty();
        assertThat(texts("1.|")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "coun|ter                   ~ int counter = 5",
        "names|                     ~ ArrayList<String> names = []",
        "shout(|                    ~ String shout(String text)",
        "new Post(1, |\"a\")      ~ record Post(int id, String title)",
        "String.valueO|f(counter)   ~ public static String String.valueOf(int",
        "Integer.MAX_VALUE|         ~ public static final int Integer.MAX_VALUE = 2147483647",
        "var own = List.of(1); own| ~ List<Integer> own"})
    void shouldInspect(String marked, String begin) {
        var place = marked.indexOf('|');
        var told = CELLS.inspect(marked.substring(0, place) + marked.substring(place + 1), place, false);
        assertThat(told).get().satisfies(bundle -> assertThat(bundle.text()).startsWith(begin));
    }

    @Test
    void shouldKnowNothingOfUnknownWords() {
        assertThat(CELLS.inspect("unknownWord", 3, false)).isEmpty();
        assertThat(CELLS.inspect("", 0, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "'';COMPLETE", "a + 7;COMPLETE", "int x = 5;COMPLETE", "record P(int x) { };COMPLETE", "(a + b);COMPLETE",
        "a == b;COMPLETE",
"return 5;COMPLETE", ");INVALID", "int x = = 2;INVALID", "foo(];INVALID", "a b c;INVALID",
        "int x =;INCOMPLETE", "while (true) {;INCOMPLETE", "if (a);INCOMPLETE", "'\"abc';INCOMPLETE", "/* c;INCOMPLETE",
        "class A;INCOMPLETE", "list.;INCOMPLETE", "a +;INCOMPLETE", "Runnable r = () -> {;INCOMPLETE"})
    void shouldSayWhetherACellIsWhole(String source, Status status) {
        assertThat(CELLS.isComplete(source).status()).isEqualTo(status);
    }

    @Test
    void shouldIndentAfterABracket() {
        assertThat(CELLS.isComplete("while (true) {\n    if (a) {").indent()).isEqualTo("        ");
    }
}

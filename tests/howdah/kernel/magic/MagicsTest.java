package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.kernel.cell.Completion;
import howdah.show.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MagicsTest {

    private final TestNotebook notebook = new TestNotebook();
    private final Magics magics = new Magics(notebook);

    @AfterEach
    void close() {
        magics.close();
    }

    @Test
    void shouldListThemWithALineEach() throws Exception {
        assertThat(magics.runLine("lsmagic", "")).isNull();
        assertThat(notebook.output.text()).contains("%lsmagic ", "  Lists all magics, or shows the help of one.");
        assertThat(notebook.output.text().lines().filter(line -> line.startsWith("%"))).hasSameSizeAs(magics.names());
    }

    @Test
    void shouldShowTheHelpOfEach() throws Exception {
        for (var name : magics.names()) {
            assertThat(magics.runLine(name, "--help")).isNull();
            assertThat(magics.find(name).name()).isEqualTo(name);
            assertThat(notebook.output.displayed.getLast().text()).as(name).contains("%" + name).containsIgnoringCase("example");
            assertThat(magics.summary(name)).as(name).matches("[A-Z].{10,100}\\.");
        }
    }

    @Test
    void shouldNameTheNearestOnATypo() {
        assertThatThrownBy(() -> magics.runLine("lsmagik", "")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure).hasMessage("There is no magic \"%lsmagik\".");
            assertThat(failure.next()).isEqualTo("did you mean \"lsmagic\"?");
        });
        assertThatThrownBy(() -> magics.runLine("somethingElse", "")).isInstanceOfSatisfying(Failure.class, failure ->
            assertThat(failure.next()).isEqualTo("see them all: %lsmagic"));
    }

    @Test
    void shouldRefuseAHeadThatIsNotAtTheHead() {
        var line = (Part.Line) Magics.split("int a;\n%%sql").getLast();
        assertThatThrownBy(() -> magics.runLine(line.name(), line.arguments()))
            .hasMessage("%%sql does not stand at the head of its cell.");
    }

    @Test
    void shouldCompleteNames() {
        assertThat(magics.complete("%", 1)).hasValueSatisfying(found ->
            assertThat(found.candidates()).extracting(Completion.Candidate::text).isEqualTo(magics.names()));
        assertThat(magics.complete("int a;\n%lsm", 11)).hasValueSatisfying(found -> {
            assertThat(found.candidates()).extracting(Completion.Candidate::text).containsExactly("lsmagic");
            assertThat(found.start()).isEqualTo(8);
            assertThat(found.end()).isEqualTo(11);
        });
        assertThat(magics.complete("var a = 5 %l", 12)).isEmpty();
        assertThat(magics.complete("lsm", 3)).isEmpty();
        assertThat(magics.complete("// %lsm", 7)).isEmpty();
    }

    @Test
    void shouldCompleteArguments() {
        assertThat(magics.complete("int a;\n%help lsm", 16)).hasValueSatisfying(found -> {
            assertThat(found.candidates()).extracting(Completion.Candidate::text).containsExactly("lsmagic");
            assertThat(found.start()).isEqualTo(13);
        });
        assertThat(magics.complete("%nothing a", 10)).hasValueSatisfying(found -> assertThat(found.candidates()).isEmpty());
    }

    @Test
    void shouldTellTheHelpOfAName() {
        assertThat(magics.inspect("int a;\n%help lsm", 10)).hasValueSatisfying(bundle ->
            assertThat(bundle.text()).startsWith("Lists all magics"));
        assertThat(magics.inspect("int a;", 3)).isEmpty();
    }

    @Test
    void shouldBeCalledFromWithinJava() throws Exception {
        Object none = Magics.call("lsmagic", "lsmagic");
        assertThat(none).isNull();
        assertThat(notebook.output.text()).contains("Example: %lsmagic check");
    }
}

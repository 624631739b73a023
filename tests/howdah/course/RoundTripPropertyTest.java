package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/// Lessons made at random, through their notebooks and back.
class RoundTripPropertyTest {

    private static final Path FILE = Path.of("lesson07.java");
    private static final List<String> STATEMENTS = List.of(
        "show(1);",
        "// why\nshow(2); // how",
        "/* a comment\n   of two lines */\nshow(3);",
        "var text = \"\"\"\n    SELECT 'a'\n      FROM \"test\"\n\n    \\s\n    \"\"\";\nshow(text);",
        "var short_ = \"\"\"\n    abc\\\n    def\"\"\";",
        "for (var each : List.of(1, 2)) {\n\n    show(each);\n}",
        "int one = 1, two = 2;",
        "Runnable later = () -> {\n\tshow(\"\\\\ \\\" // no comment\");\n};",
        "record Point(int x, int y) {\n}\nshow(new Point(1, 2));",
        "// step(\"no\", \"step\");\n;");
    private static final List<String> DECLARATIONS = List.of(
        "/// A post.\n///\n/// - with a title\nrecord Post(String title) {\n}",
        "@FunctionalInterface\ninterface Action {\n    /// Runs.\n    void run();\n}",
        "// of lesson 6\nint twice(int number) {\n    return 2 * number; // no return of main\n} // end",
        "/** Old style. */\nenum Color {RED, GREEN}");

    /// A step as it is made here.
    record Made(String title, List<String> prose, List<String> statements) {

        String text(int spaces) {
            var indentation = " ".repeat(spaces);
            var block = TextBlock.of(String.join("\n", prose), indentation + "    ");
            var code = statements.isEmpty() ? "" : Lines.indent(String.join("\n", statements), indentation) + "\n";
            return indentation + "step(" + TextBlock.quoted(title) + ", " + block + ");\n" + code + "\n";
        }
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void shouldBringBackEveryByte(@ForAll("lessons") LessonFile lesson) {
        assertThat(Pull.pull(lesson, texts(lesson)).getFirst().content()).isEqualTo(lesson.content());
    }

    /// The lesson that another one was changed into, cell by cell.
    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void shouldBringEveryChangeBack(@ForAll("pairs") Tuple2<LessonFile, LessonFile> pair) {
        assertThat(Pull.pull(pair.get1(), texts(pair.get2())).getFirst().content()).isEqualTo(pair.get2().content());
    }

    /// An exercise that another one was changed into, in its cell.
    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void shouldBringEveryChangeOfAnExerciseBack(@ForAll("exercises") Tuple2<LessonFile, LessonFile> pair) {
        var folder = Path.of("");
        var before = Page.exercise(folder, pair.get1());
        var after = Page.exercise(folder, pair.get2());
        assertThat(before.findings()).isEmpty();

        var texts = Notebook.cells(Notebook.write(after.cells()));

        assertThat(Pull.pull(before, texts).content()).isEqualTo(pair.get2().content());
    }

    @Property(tries = 100)
    void shouldFindWhatIsWrongInAnything(@ForAll("nearlyLessons") String text) {
        var lesson = LessonParts.read(LessonFile.of(FILE, text)).lesson();

        assertThat(lesson.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.line()).isBetween(1, text.split("\r\n|\r|\n", -1).length);
            assertThat(finding.what()).isNotBlank();
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    /// Each is compiled, so that there are as many as take a few minutes.
    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    @Tag("soak")
    void shouldBringBackEveryByteOfMany(@ForAll("lessons") LessonFile lesson) {
        shouldBringBackEveryByte(lesson);
    }

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    @Tag("soak")
    void shouldBringManyChangesBack(@ForAll("pairs") Tuple2<LessonFile, LessonFile> pair) {
        shouldBringEveryChangeBack(pair);
    }

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    @Tag("soak")
    void shouldBringManyChangesOfExercisesBack(@ForAll("exercises") Tuple2<LessonFile, LessonFile> pair) {
        shouldBringEveryChangeOfAnExerciseBack(pair);
    }

    @Property(tries = 100_000)
    @Tag("soak")
    void shouldFindWhatIsWrongInVeryMuch(@ForAll("nearlyLessons") String text) {
        shouldFindWhatIsWrongInAnything(text);
    }

    private static SequencedMap<String, String> texts(LessonFile lesson) {
        var read = LessonParts.read(lesson);
        assertThat(read.lesson().findings()).allMatch(Course.Finding::isAdvice);
        return Notebook.cells(Notebook.write(read.cells()));
    }

    @Provide
    Arbitrary<LessonFile> lessons() {
        return Combinators.combine(declarations(), steps(), Arbitraries.of("\n", "\r\n"), Arbitraries.of(0, 2, 4))
            .as(RoundTripPropertyTest::lesson);
    }

    /// Two with the same number of steps, each of which has code, so that both are laid out alike.
    @Provide
    Arbitrary<Tuple2<LessonFile, LessonFile>> pairs() {
        var step = step(statements(1));
        return Combinators.combine(declarations(), Arbitraries.integers().between(1, 4), Arbitraries.of("\n", "\r\n"))
            .flatAs((declarations, size, lineEnd) -> step.list().uniqueElements(Made::title).ofSize(size)
                .map(steps -> lesson(declarations, steps, lineEnd, 4)).tuple2());
    }

    @Provide
    Arbitrary<Tuple2<LessonFile, LessonFile>> exercises() {
        var code = statements(1);
        return Combinators.combine(declarations(), Arbitraries.of("\n", "\r\n"))
            .flatAs((declarations, lineEnd) -> code.map(each -> exercise(declarations, each, lineEnd)).tuple2());
    }

    @Provide
    Arbitrary<String> nearlyLessons() {
        var pieces = Arbitraries.of("void main() {", "}", "step(", "\"Title\"", ", ", "\"\"\"", "\n", ");", "(", "//", "/*", "///",
            "return", "import", "class", "record", "\\", "\\u", "'", "%", "\0", "日", "\uFEFF", "\r", "\r\n", "@", "enum A");
        var joined = pieces.list().ofMaxSize(40).map(words -> String.join("", words));
        return Arbitraries.oneOf(joined, Arbitraries.strings().ofMaxLength(50));
    }

    private static LessonFile lesson(List<String> declarations, List<Made> steps, String lineEnd, int spaces) {
        var head = """
            ///usr/bin/env jbang "$0" "$@" ; exit $?
            //DESCRIPTION A lesson
            //SOURCES ../scripts/howdah/Bootstrap.java

            // Needs: nothing.

            import static howdah.Bootstrap.*;

            """;
        var beside = declarations.stream().map(each -> each + "\n\n").collect(Collectors.joining());
        var main = steps.stream().map(step -> step.text(spaces)).collect(Collectors.joining());
        var text = head + beside + "void main() {\n\n" + main + "}\n\n// The manual.\n";
        return LessonFile.of(FILE, text.replace("\n", lineEnd));
    }

    private static LessonFile exercise(List<String> declarations, List<String> statements, String lineEnd) {
        var head = """
            ///usr/bin/env jbang "$0" "$@" ; exit $?
            //DESCRIPTION An exercise
            //SOURCES ../../scripts/howdah/Bootstrap.java

            // Exercise 7.1
            // Hint: one
            // Hint: two
            // Hint: three

            import static howdah.Bootstrap.*;

            """;
        var beside = declarations.stream().map(each -> each + "\n\n").collect(Collectors.joining());
        var main = "    // TODO: begin\n" + Lines.indent(String.join("\n", statements), "    ") + "\n";
        var text = head + beside + "void main() {\n" + main + "}\n\n// The manual.\n";
        return LessonFile.of(FILE, text.replace("\n", lineEnd));
    }

    private Arbitrary<List<String>> declarations() {
        return Arbitraries.of(DECLARATIONS).list().uniqueElements().ofMaxSize(4);
    }

    private Arbitrary<List<Made>> steps() {
        return step(statements(0)).list().uniqueElements(Made::title).ofMinSize(1).ofMaxSize(5);
    }

    private Arbitrary<Made> step(Arbitrary<List<String>> statements) {
        var words = Arbitraries.of("a", "B", "é", "日本", "👍", "\"", "\"\"\"", "\\", "\\u0041", "\\s", "'", "#{num}", "//", "*/",
            " ", "7.");
        var line = words.list().ofMaxSize(6).map(each -> String.join("", each)).filter(each -> !each.isBlank());
        var blanks = Arbitraries.of("", "", "  ", "\t");
        var proseLine = Combinators.combine(Arbitraries.of("", "", "  "), line, blanks)
            .as((before, middle, after) -> before + middle + after);
        var prose = Arbitraries.frequencyOf(Tuple.of(5, proseLine), Tuple.of(1, Arbitraries.just(""))).list().ofMaxSize(5)
            .filter(lines -> lines.isEmpty() || !lines.getFirst().isEmpty() && !lines.getLast().isEmpty());
        return Combinators.combine(line.map(String::strip), prose, statements).as(Made::new);
    }

    private Arbitrary<List<String>> statements(int least) {
        return Arbitraries.of(STATEMENTS).list().ofMinSize(least).ofMaxSize(4);
    }
}

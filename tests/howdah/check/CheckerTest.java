package howdah.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import howdah.course.Course;
import howdah.database.TestCache;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way from a learner's file to its verdict.
class CheckerTest {

    private static final String SHOWS_ALL = """
        @Test
        void shouldShowAllFruits(Attempt attempt) {
            attempt.shown().rows("SELECT name, price FROM fruits ORDER BY name");
            attempt.statements().atMost(1);
        }
        """;
    private static final String OTHER_DATA = """
        @Data(name = "other fruits", value = "INSERT INTO fruits VALUES ('kiwi', 0.30)")
        @Data(name = "no fruits")
        """;

    @TempDir
    private Path folder;

    private CheckCourse course;
    private Checker checker;

    @BeforeEach
    void open() {
        course = new CheckCourse(folder);
        checker = course.checker();
    }

    @AfterEach
    void close() {
        checker.close();
    }

    private Verdict check(Course.Exercise exercise, String statements) {
        return checker.check(exercise, course.answer(exercise, statements));
    }

    @Test
    void shouldRunOnRowsThatTheLearnerHasNotSeen() {
        var exercise = course.exercise("fruits", OTHER_DATA, SHOWS_ALL);
        checker.prepare(exercise);

        var verdict = check(exercise, """
            data("shop");
            var session = session();
            show(session.selectList("shop.findAll"));
            session.close();
            """);

        assertThat(verdict.isPassed()).as(verdict.text()).isTrue();
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.tests()).extracting(Verdict.Test::data).containsExactly("", "other fruits", "no fruits");
        assertThat(verdict.text()).isEqualTo("Passed: 1 test, each on 3 sets of rows.");
    }

    private Verdict checkPrepared(String statements) {
        var exercise = course.exercise("fruits", OTHER_DATA, SHOWS_ALL);
        course.solution(exercise, """
            data("shop");
            show(session().selectList("shop.findAll"));
            """);
        checker.prepare(exercise);
        return check(exercise, statements);
    }

    @Test
    void shouldServeAProgramThatAsksForItsRowsFirst() {
        var verdict = checkPrepared("""
            data("shop");
            var session = session();
            show(session.selectList("shop.findAll"));
            session.close();
            """);

        assertThat(verdict.isPassed()).as(verdict.text()).isTrue();
        assertThat(verdict.text()).isEqualTo("Passed: 1 test, each on 3 sets of rows.");
    }

    @Test
    void shouldServeAProgramThatAsksForItsRowsLater() {
        var verdict = checkPrepared("""
            var session = session();
            session.getConnection().createStatement().execute("CREATE TABLE other ()");
            data("shop");
            show(session.selectList("shop.findAll"));
            session.close();
            """);

        assertThat(verdict.isPassed()).as(verdict.text()).isTrue();
    }

    @Test
    void shouldServeAProgramThatAsksForOtherRows() {
        var verdict = checkPrepared("""
            data("shop", 30);
            var session = session();
            show(session.selectList("shop.findAll"));
            session.close();
            """);

        assertThat(verdict.isPassed()).as(verdict.text()).isTrue();
    }

    @Test
    void shouldGiveNoRowsToAProgramThatDoesNotAskForThem() {
        var verdict = checkPrepared("""
            try (var session = session()) {
                show(session.selectList("shop.findAll"));
            }
            """);

        assertThat(verdict.status()).isEqualTo(Verdict.Status.FAIL);
        assertThat(verdict.text()).contains("relation \"fruits\" does not exist");
    }

    @Test
    void shouldFindNoTableThatAProgramDoesNotAskFor() {
        var exercise = course.exercise("fruits", "", """
            @Test
            void shouldLeaveNothing(Attempt attempt) {
                attempt.seenByOthers("SELECT to_regclass('fruits') IS NULL AS is_gone").value(true);
            }
            """);
        course.solution(exercise, "data(\"shop\");");
        checker.prepare(exercise);

        var verdict = check(exercise, "show(1);");

        assertThat(verdict.isPassed()).as(verdict.text()).isTrue();
    }

    @Test
    void shouldLeaveTheServerWhenACheckIsGivenUp() throws Exception {
        var cache = new TestCache(folder.resolve("cache"));
        checker = course.checker(Map.of("HOWDAH_CACHE", cache.folder().toString(), "HOWDAH_DATABASE", "embedded"));
        var reached = folder.resolve("reached");
        var exercise = course.exercise("fruits", "", SHOWS_ALL);
        var checking = Thread.ofPlatform().start(() -> check(exercise, """
            Files.writeString(Path.of("%s"), "");
            while (true) {
                Thread.sleep(10);
            }
            """.formatted(reached)));
        while (!Files.exists(reached)) {
            assertThat(checking.isAlive()).isTrue();
            Thread.sleep(20);
        }

        checker.abandon();
        checking.join();
        checker.close();

        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (cache.postmaster() != 0 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        var isLeft = cache.postmaster() != 0;
        cache.stop();
        assertThat(isLeft).as("a server that nobody uses").isFalse();
    }

    @Test
    void shouldFailAnAnswerThatIsWrittenDown() {
        var exercise = course.exercise("fruits", OTHER_DATA, SHOWS_ALL);

        var verdict = check(exercise, """
            data("shop");
            show(List.of(Map.of("name", "apple", "price", 1.5), Map.of("name", "pear", "price", 2)));
            """);

        assertThat(verdict.status()).isEqualTo(Verdict.Status.FAIL);
        assertThat(verdict.message()).startsWith("With other data (other fruits): You showed 2 rows instead of 1:");
        assertThat(verdict.tests()).extracting(Verdict.Test::status).containsExactly(Verdict.Status.PASS, Verdict.Status.FAIL);
        var json = JsonParser.parseString(verdict.json()).getAsJsonObject();
        assertThat(json.get("status").getAsString()).isEqualTo("fail");
        assertThat(json.getAsJsonArray("tests").get(0).getAsJsonObject().get("name").getAsString())
            .isEqualTo("should show all fruits");
    }

    @Test
    void shouldCountNoAttemptWhereTheServerLacksSomething() {
        var exercise = course.exercise("fruits", "", SHOWS_ALL);

        var verdict = check(exercise, """
            if (has(postgresql(99))) {
                data("shop");
            }
            """);

        assertThat(verdict.status()).isEqualTo(Verdict.Status.ERROR);
        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.message()).startsWith("This exercise needs PostgreSQL 99 or newer, and the server is ");
        assertThat(verdict.next()).isNotEmpty();
    }

    @Test
    void shouldTellAFileThatHoldsNothing() throws IOException {
        var exercise = course.exercise("fruits", "", SHOWS_ALL);
        var copy = course.program(exercise, " \n");

        assertThat(checker.check(exercise, copy).text()).contains("is empty.", "Next: `jbang lesson reset fruits`");
        Files.delete(copy);
        assertThat(checker.check(exercise, copy).message()).endsWith("cannot be read.");
        Files.createDirectory(copy);
        assertThat(checker.check(exercise, copy).message()).endsWith("is a folder.");
        Files.write(course.program(exercise, ""), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(checker.check(exercise, copy).exitCode()).isEqualTo(1);
    }

    @Test
    void shouldTellAStubThatNobodyHasTouched() {
        var exercise = course.exercise("fruits", "", SHOWS_ALL);

        var verdict = check(exercise, "// TODO show more, please\nshow(0);");

        assertThat(verdict.text()).startsWith("You have not changed anything yet.\n\nNext: open ")
            .contains("at line " + CheckCourse.FIRST_LINE);
    }

    @Test
    void shouldNameTheLineOfATodoInTheMapper() throws IOException {
        var exercise = course.exercise("fruits", "", SHOWS_ALL);
        var mapper = "<mapper namespace=\"fruits\">\n\n  <!-- TODO: all of them -->\n</mapper>\n";
        Files.writeString(exercise.stub(), Files.readString(exercise.stub()).replace("// TODO show more", ""));
        Files.writeString(exercise.stub().resolveSibling("fruits.xml"), mapper);
        var copy = course.program(exercise, Files.readString(exercise.stub()));
        Files.writeString(copy.resolveSibling("fruits.xml"), mapper);

        assertThat(checker.check(exercise, copy).next())
            .isEqualTo("open %s at line 3, where it says TODO".formatted(copy.resolveSibling("fruits.xml")));
    }

    @Test
    void shouldTellWhatIsNoJava() {
        var exercise = course.exercise("fruits", "", SHOWS_ALL);

        var verdict = check(exercise, "show(1)\nshow(2);");

        assertThat(verdict.text()).isEqualTo("""
            fruits.java, line %d: this is no Java yet: ';' expected

                  show(1)
                         ^

            Next: end the statement before with a semicolon""".formatted(CheckCourse.FIRST_LINE));
        assertThat(check(exercise, "shwo(1);").text())
            .contains("cannot find symbol (method shwo(int))", "Next: check its spelling");
        assertThat(verdict.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldRunAStubThatIsCheckedItself() {
        var exercise = course.exercise("fruits", "", """
            @Test
            @Hint("ask for all fruits")
            void shouldShowFruits(Attempt attempt) {
                attempt.shown().value("fruits");
            }
            """);

        var verdict = checker.check(exercise, exercise.stub());

        assertThat(verdict.text())
            .isEqualTo("You showed 0, which is a number; it should be \"fruits\".\n\nNext: ask for all fruits");
    }

    @Test
    void shouldKeepTheAuthorsMistakesApart() {
        assertMistake(course.exercise("nonsense", "", "@Test void shouldCompile() { nonsense(); }"),
            "NonsenseCheck.java:6: cannot find symbol");
        assertMistake(course.exercise("query", "",
            "@Test void shouldAsk(Attempt attempt) { attempt.seenByOthers(\"SELEC 1\"); }"),
            "the check's query fails: syntax error");
        assertMistake(course.exercise("broken", "", "@Test void shouldThink() { throw new IllegalStateException(\"oops\"); }"),
            "the test \"should think\" throws java.lang.IllegalStateException: oops");
    }

    private void assertMistake(Course.Exercise exercise, String message) {
        var verdict = check(exercise, "show(1);");
        assertThat(verdict.status()).as(verdict.text()).isEqualTo(Verdict.Status.ERROR);
        assertThat(verdict.exitCode()).isEqualTo(2);
        assertThat(verdict.message()).startsWith("This is the course's fault, not yours: ").contains(message);
    }

    @Test
    void shouldNotCountAnAttemptWhoseDatabaseIsGone() throws IOException {
        try (var attempts = new Attempts("gone"); var proxy = new Proxy(attempts.database()); var control = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> proxy.cutOn(control));
            try (var apart = course.checker(Map.of("DATABASE_URL", proxy.url()))) {
                var exercise = course.exercise("gone", "", SHOWS_ALL);

                var verdict = apart.check(exercise, course.answer(exercise, """
                    var session = session();
                    new java.net.Socket("127.0.0.1", %d).getInputStream().read();
                    session.selectList("test.findAll");
                    """.formatted(control.getLocalPort())));

                assertThat(verdict.exitCode()).as(verdict.text()).isEqualTo(3);
                assertThat(verdict.status()).isEqualTo(Verdict.Status.ERROR);
                assertThat(verdict.text()).contains("does not count");
            }
        }
    }
}

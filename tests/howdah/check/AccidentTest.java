package howdah.check;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.course.Course;
import howdah.jvm.Message;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Programs that misbehave are told in the learner's words. They are checked two at a time.
class AccidentTest {

    private static final int AT_A_TIME = 2;
    private static final int LINE = CheckCourse.FIRST_LINE;

    private static final String SHOWS_ONE = """
        @Test
        void shouldShowOne(Attempt attempt) {
            attempt.shown().value(1);
        }
        """;

    @TempDir
    private static Path folder;

    private static final Map<String, Future<Verdict>> VERDICTS = new LinkedHashMap<>();
    private static CheckCourse course;
    private static Checker checker;
    private static Course.Exercise exercise;
    private static Course.Exercise shortExercise;

    @BeforeAll
    static void check() {
        course = new CheckCourse(folder);
        checker = course.checker();
        exercise = course.exercise("anything", """
            @Limit(100)
            @Hint(state = "42P01", value = "create the table before you ask for it")
            """, SHOWS_ONE);
        shortExercise = course.exercise("soon", "@Limit(2)", SHOWS_ONE);
        try (var checking = Executors.newFixedThreadPool(AT_A_TIME)) {
            answers().forEach((name, statements) -> VERDICTS.put(name, checking.submit(answer(name, statements))));
        }
    }

    private static Callable<Verdict> answer(String name, String statements) {
        var which = name.equals("loop") ? shortExercise : exercise;
        return () -> checker.check(which, course.answer(which, statements));
    }

    private static Map<String, String> answers() {
        return Map.ofEntries(
            Map.entry("exit", "show(1);\nSystem.exit(0);"),
            Map.entry("halt", "show(1);\nRuntime.getRuntime().halt(0);"),
            Map.entry("loop", "show(1);\nwhile (true) { Math.random(); }"),
            Map.entry("flood", "show(1);\nwhile (true) {\n    System.out.println(\"again\");\n}"),
            Map.entry("thread",
                "show(1);\nThread.ofPlatform().name(\"feeder\").start(() -> { while (true) Thread.onSpinWait(); });"),
            Map.entry("input", "show(1);\nIO.readln(\"Name? \");"),
            Map.entry("memory", "var all = new ArrayList<long[]>();\nwhile (true) {\n    all.add(new long[30_000_000]);\n}"),
            Map.entry("lock", """
                show(1);
                var session = session();
                session.update("test.createTable");
                session.commit();
                session.insert("test.insert", Map.of("num", 1, "data", "one"));
                """),
            Map.entry("error", "show(1);\nsession().selectList(\"test.findAll\");"),
            Map.entry("printed", "System.out.println(\"Hello\");\nshow(2);"),
            Map.entry("good", "System.err.println(\"Hello\");\nshow(1);"));
    }

    @AfterAll
    static void close() {
        checker.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldTellOf() {
        return Stream.of(
            failing("exit", "Your program calls System.exit", "let main return"),
            failing("halt", "Your program ends everything at once", "let main return"),
            failing("loop", "after 2 seconds it was still busy in line " + (LINE + 1), "loop"),
            failing("flood", "Your program prints without end", "loop that prints"),
            failing("thread", "the thread \"feeder\" goes on running", "join()"),
            failing("input", "waits for somebody to type", "nobody types"),
            failing("memory", "OutOfMemoryError", "fetch less"),
            failing("lock", "in the middle of a transaction, with locks on test", "commit() or rollback()"),
            failing("error", "ERROR: relation \"test\" does not exist", "create the table before you ask for it"),
            failing("printed", "You showed 2; it should be 1.", ""));
    }

    private static DynamicTest failing(String name, String message, String next) {
        return DynamicTest.dynamicTest(name, () -> {
            var verdict = VERDICTS.get(name).get();
            assertThat(verdict.status()).as(verdict.text()).isEqualTo(Verdict.Status.FAIL);
            assertThat(verdict.exitCode()).isEqualTo(1);
            assertThat(verdict.message()).contains(message).doesNotContain("\tat ");
            assertThat(verdict.next()).contains(next);
        });
    }

    @Test
    void shouldNotCountAnAttemptOnAMachineThatIsTooBusy() {
        var ended = new Message.Ended(Message.Ending.TOO_BUSY, "", 0, LINE, List.of());

        var verdict = Accident.of(ended, new Message.Checking("", true), 10, "");

        assertThat(verdict.status()).isEqualTo(Verdict.Status.ERROR);
        assertThat(verdict.text()).contains("too busy").contains("10 seconds").contains("does not count");
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepWhatAProgramPrinted() {
        return Stream.of("good", "printed").map(name -> DynamicTest.dynamicTest(name, () -> {
            var verdict = VERDICTS.get(name).get();
            assertThat(verdict.isPassed()).as(verdict.text()).isEqualTo(name.equals("good"));
            assertThat(verdict.text()).endsWith("Your program printed:\n  Hello");
        }));
    }
}

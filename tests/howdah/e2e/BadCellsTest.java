package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells that do what no cell should: each fails with a clear message or does its work, and the kernel lives.
class BadCellsTest {

    private static Client client;

    @BeforeEach
    void start() {
        if (client != null && client.isLost()) {
            stop();
        }
        if (client == null) {
            client = Client.of(Kernels.HOWDAH);
        }
    }

    @AfterEach
    void shouldAnswerAfterwards() {
        if (!client.isLost()) {
            var run = client.execute("6 * 7");
            assertThat(run.result()).as(run.text()).isEqualTo("42");
        }
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.exit(1);", "Runtime.getRuntime().exit(1);", "Runtime.getRuntime().halt(1);",
        "void leave() { System.exit(0); }\nleave();", "java.util.List.of(1, 2).forEach(System::exit);",
        "Thread.ofPlatform().start(() -> System.exit(3)).join();"})
    void shouldSurviveAnExit(String code) {
        var before = client.kernel();

        var run = client.execute(code);

        assertThat(run.text()).containsPattern("exit|halt");
        assertThat(client.kernel()).isEqualTo(before).matches(ProcessHandle::isAlive);
    }

    @Test
    void shouldTellOfAnEndlessRecursion() {
        var run = client.execute("int down(int n) { return down(n + 1) + 1; }\ndown(0)");

        assertThat(run.reply().text("ename")).contains("StackOverflowError");
        assertThat(run.traceback()).contains("line 1").hasSizeLessThan(20_000);
    }

    @Test
    void shouldTellThatMemoryIsUsedUp() {
        var run = client.execute("""
            var all = new ArrayList<long[]>();
            while (true) {
                all.add(new long[1_000_000]);
            }""".replace("ArrayList", "java.util.ArrayList"));

        assertThat(run.reply().text("ename")).contains("OutOfMemoryError");
        client.execute("all = null;");
    }

    @Test
    void shouldLoseNothingWhileAThreadFillsTheMemoryAgainAndAgain() {
        var id = client.submit("""
            var filling = Thread.ofPlatform().start(() -> {
                for (var time = 0; time < 3; time++) {
                    try {
                        var all = new LinkedList<Object>();
                        while (true) {
                            all.add(new byte[500]);
                        }
                    } catch (OutOfMemoryError full) {
                        System.err.println("full");
                    }
                }
            });
            var lines = 0;
            for (; filling.isAlive(); Thread.sleep(1)) {
                System.out.println("line " + lines++);
            }
            lines""");

        var run = client.finish(id, Duration.ofSeconds(60));

        assertThat(run.isOk()).as(run.traceback()).isTrue();
        assertThat(run.stream("stderr").lines()).containsExactly("full", "full", "full");
        assertThat(run.stream("stdout").lines()).containsExactlyElementsOf(
            IntStream.range(0, Integer.parseInt(run.result())).mapToObj(at -> "line " + at).toList());
    }

    @Test
    void shouldCutTenMillionLines() {
        var id = client.submit("for (var i = 0; i < 10_000_000; i++) { System.out.println(\"line \" + i); }");

        var run = client.finish(id, Duration.ofSeconds(120));

        assertThat(run.isOk()).as(run.traceback()).isTrue();
        assertThat(run.stream("stdout")).startsWith("line 0\nline 1\n").hasSizeLessThan(10_000_000);
        assertThat(run.text()).containsPattern("more|cut|left out|capped|not shown");
    }

    @Test
    void shouldGoOnBesideThreadsThatNeverEnd() {
        var run = client.execute("""
            import java.util.concurrent.locks.LockSupport;
            for (var i = 0; i < 3; i++) {
                Thread.ofPlatform().daemon().start(() -> { while (true) { LockSupport.parkNanos(1_000_000); } });
                Thread.ofVirtual().start(() -> { while (true) { LockSupport.parkNanos(1_000_000); } });
            }
            "started\"""");

        assertThat(run.result()).as(run.text()).isEqualTo("started");
    }

    @Test
    void shouldRedefineATypeThatOthersUse() {
        client.execute("record Animal(String name) {}\nString greet(Animal animal) { return \"Hello, \" + animal.name(); }");
        client.execute("var first = new Animal(\"Ella\");");

        client.execute("record Animal(String name, int age) {}");

        assertThat(client.execute("greet(new Animal(\"Ella\", 7))").result()).isEqualTo("Hello, Ella");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\t\n", "// only a comment", "/* only\n a comment */", ";", ";;", "\u0000", "\uFEFF1"})
    void shouldTakeWhatIsNearlyNothing(String code) {
        client.execute(code);
    }

    @Test
    void shouldTakeFiveMegabytes() {
        var lines = "// " + "elephant ".repeat(20) + "\n";

        var run = client.execute(lines.repeat(5_000_000 / lines.length()) + "6 * 7");

        assertThat(run.result()).as(run.text()).isEqualTo("42");
    }

    @Test
    void shouldTellThatALiteralIsTooLong() {
        try (var other = Client.of(Kernels.HOWDAH)) {
            var run = other.execute("var text = \"" + "x".repeat(100_000) + "\";");
            var next = other.execute("6 * 7");

            assertThat(run.reply().status()).isEqualTo("error");
            assertThat(run.traceback()).contains("too long").hasSizeLessThan(10_000);
            assertThat(next.result()).as(next.text()).isEqualTo("42");
        }
    }

    @Test
    void shouldTakeALoneSurrogate() {
        var run = client.execute("\"a\\ud83d\".length()");
        var printed = client.execute("System.out.println(\"a\\ud83d!\");");

        assertThat(run.result()).isEqualTo("2");
        assertThat(printed.stream("stdout")).startsWith("a").endsWith("!\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 'never ends", "SELECT $$never ends", "SELECT $tag$never $$ ends", "SELECT \"never ends",
        "SELECT 1 /* never ends"})
    void shouldTellOfAQuoteThatNeverEnds(String sql) {
        var run = client.execute("%%sql\n" + sql);

        assertThat(run.reply().status()).isEqualTo("error");
        assertThat(run.text()).containsPattern("(?i)quote|unterminated|never ends|not closed|comment|end");
    }

    @Test
    void shouldNameAParameterWithoutAVariable() {
        client.execute("var elephants = 3;");

        var run = client.execute("%%sql\nSELECT :{elephant}");

        assertThat(run.reply().status()).isEqualTo("error");
        assertThat(run.text()).contains("elephant", "elephants");
    }

    @Test
    void shouldRunTwoHundredStatements() {
        var run = client.execute("%%sql\n" + IntStream.rangeClosed(1, 200).mapToObj(i -> "SELECT %d AS n;".formatted(i))
            .collect(Collectors.joining("\n")));

        assertThat(run.isOk()).as(run.text()).isTrue();
        assertThat(run.text()).contains("200");
    }

    @Test
    void shouldRunCopyWithoutData() {
        var run = client.execute("%%sql\nCREATE TEMP TABLE empty (a int);\nCOPY empty FROM STDIN;");

        assertThat(run.text()).containsIgnoringCase("copy");
        assertThat(client.execute("%%sql\nSELECT count(*) AS still FROM empty").text()).contains("still");
    }

    @Test
    void shouldOpenAConnectionThatKilledItself() {
        var run = client.execute("%%sql\nBEGIN;\nSELECT pg_terminate_backend(pg_backend_pid());");
        var next = client.execute("%%sql\nSELECT 6 * 7 AS answer");

        assertThat(run.reply().status()).isEqualTo("error");
        assertThat(run.text()).contains("57P01");
        assertThat(next.isOk()).as(next.text()).isTrue();
        assertThat(next.text()).contains("42");
    }

    @Test
    void shouldNameTheLineOfAMapperThatIsNoXml() {
        var run = client.execute("""
            %%mapper posts
            <mapper namespace="posts">
              <select id="all">SELECT 1</selec>
            </mapper>""");

        assertThat(run.reply().status()).isEqualTo("error");
        assertThat(run.text()).contains("line 3");
    }

    @Test
    void shouldNameADependencyThatIsNotThere() {
        var run = client.execute("//DEPS org.example.nowhere:no-such-library:9.9.9\n6 * 7");

        assertThat(run.reply().status()).isEqualTo("error");
        assertThat(run.text()).contains("no-such-library");
    }

    /// Front end and kernel see each other, and nothing else.
    @Test
    void shouldSayThatThereIsNoNetwork() {
        try (var offline = Client.ofOffline(Kernels.HOWDAH)) {
            var run = offline.execute("//DEPS org.apache.commons:commons-numbers-quaternion:1.1\n6 * 7");

            assertThat(run.reply().status()).isEqualTo("error");
            assertThat(run.text()).contains("commons-numbers-quaternion");
            assertThat(offline.execute("6 * 7").result()).isEqualTo("42");
        }
    }

    @Test
    void shouldKeepTwoKernelsApart() {
        try (var other = Client.of(Kernels.HOWDAH)) {
            client.execute("%%sql\nDROP TABLE IF EXISTS shared;\nCREATE TABLE shared (a int);\nINSERT INTO shared VALUES (1);");

            var run = other.execute("%%sql\nCREATE TABLE shared (a int);\nSELECT count(*) AS n FROM shared");

            assertThat(run.isOk()).as(run.text()).isTrue();
        }
    }

    @Test
    void shouldEndACellWhoseFrontEndIsGone() throws Exception {
        var other = Client.of(Kernels.HOWDAH);
        var kernel = other.kernel();
        var cell = other.submit("""
            System.out.println("begun");
            for (var i = 0; i < 1_000_000; i++) { System.out.println(i); }
            Thread.sleep(600_000);""");
        other.awaitOutput(cell, "begun");

        other.kill();

        try {
            assertThat(kernel.isAlive()).isTrue();
        } finally {
            kernel.destroyForcibly();
            kernel.onExit().get();
        }
    }
}

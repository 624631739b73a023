package howdah.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.database.TestCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that behave, and programs that do not.
class DisposableJvmTest {

    private static final Compiler COMPILER = new Compiler();
    private static final int LIMIT_SECONDS = 60;

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private DisposableJvm jvm;

    @AfterEach
    void close() {
        jvm.close();
    }

    @Test
    void shouldWaitAtEachStepForTheWordToGoOn() throws Exception {
        begin("""
            step("One", "first");
            show(1);
            step("Two", "second");
            show(2);
            """, 0, LIMIT_SECONDS);

        assertThat(next()).isInstanceOfSatisfying(Message.Step.class, step -> assertThat(step.title()).isEqualTo("One"));
        jvm.send(new Message.Go(1));
        assertThat(next()).isEqualTo(new Message.Shown("1"));
        assertThat(next()).isInstanceOfSatisfying(Message.Step.class, step -> assertThat(step.number()).isEqualTo(2));
        assertThat(messages.poll(200, TimeUnit.MILLISECONDS)).isNull();
        jvm.send(new Message.Go(2));
        assertThat(next()).isEqualTo(new Message.Shown("2"));
        assertThat(ended().how()).isEqualTo(Message.Ending.DONE);
    }

    @Test
    void shouldGoThroughStepsWithoutWaiting() throws Exception {
        begin("""
            session().update("test.createTable");
            step("One", "first");
            step("Two", "second");
            step("Three", "third");
            """, 2, LIMIT_SECONDS);

        assertThat(List.of(next(), next(), next())).extracting(message -> ((Message.Step) message).number())
            .containsExactly(1, 2, 3);
    }

    @Test
    void shouldLeavePastACatchOfException() throws Exception {
        begin("""
            try {
                step("One", "first");
            } catch (Exception swallowed) {
                show("swallowed");
            }
            """, 0, LIMIT_SECONDS);

        next();
        jvm.send(new Message.Unwind());

        assertThat(ended().how()).isEqualTo(Message.Ending.UNWOUND);
    }

    @Test
    void shouldTellWhatFailedAndWhere() throws Exception {
        begin("\nshow(1 / (database().length() - database().length()));\n", 0, LIMIT_SECONDS);

        var ended = ended();

        assertThat(ended.how()).isEqualTo(Message.Ending.FAILED);
        assertThat(ended.error()).contains("/ by zero");
        assertThat(ended.line()).isEqualTo(4);
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldTellOfAnExit() throws Exception {
        begin("System.exit(0);", 0, LIMIT_SECONDS);

        assertThat(ended().how()).isEqualTo(Message.Ending.EXITED);
    }

    @Test
    void shouldEndAnEndlessLoopAndTellWhereItWas() throws Exception {
        begin("while (true) {\n}", 0, 1);

        var ended = ended();

        assertThat(ended.how()).isEqualTo(Message.Ending.TOO_LONG);
        assertThat(ended.line()).isEqualTo(3);
    }

    @Test
    void shouldLeaveNoTemporaryFiles() throws Exception {
        begin("""
            java.nio.file.Files.createTempFile("left", "");
            show(java.nio.file.Files.writeString(folder().resolve("left"), "behind"));
            while (true) {
            }
            """, 0, 3);

        var left = Path.of(((Message.Shown) next()).text());

        assertThat(left.getParent().getParent()).isDirectoryContaining(file -> file.getFileName().toString().startsWith("left"));
        assertThat(ended().how()).isEqualTo(Message.Ending.TOO_LONG);
        for (var wait = 0; wait < 100 && Files.exists(left.getParent().getParent()); wait++) {
            Thread.sleep(50);
        }
        assertThat(left.getParent().getParent()).doesNotExist();
    }

    @Test
    void shouldNameTheThreadsThatAreLeft() throws Exception {
        begin("""
            Thread.ofPlatform().name("feeder").start(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            """, 0, LIMIT_SECONDS);

        var ended = ended();

        assertThat(ended.how()).isEqualTo(Message.Ending.DONE);
        assertThat(ended.threads()).containsExactly("feeder");
    }

    @Test
    void shouldPassOnWhatIsPrinted() throws Exception {
        begin("IO.println(\"größer\"); System.err.println(System.in.read());", 0, LIMIT_SECONDS);

        var printed = new StringBuilder();
        for (var message = next(); message instanceof Message.Output output; message = next()) {
            printed.append(output.text());
        }
        assertThat(printed.toString()).isEqualToNormalizingNewlines("größer\n-1\n");
    }

    @Test
    void shouldEndOutputWithoutEnd() throws Exception {
        begin("while (true) {\nIO.println(\"again and again\");\n}", 0, LIMIT_SECONDS);

        assertThat(ended().how()).isEqualTo(Message.Ending.TOO_MUCH_OUTPUT);
    }

    @Test
    void shouldBeGoneWhenItIsHalted() throws Exception {
        begin("Runtime.getRuntime().halt(5);", 0, LIMIT_SECONDS);

        assertThat(all()).doesNotHaveAnyElementsOfTypes(Message.Ended.class).endsWith(new Message.Gone(5));
    }

    @Test
    void shouldEndWithTheProcessThatLeadsIt() throws Exception {
        begin("step(\"One\", \"first\");", 0, 0);
        next();

        jvm.hangUp();

        assertThat(all()).last().isInstanceOf(Message.Gone.class);
    }

    @Test
    void shouldLeaveTheServerThoughItsDatabaseIsNotOpenYet() throws Exception {
        var cache = prepare("failing");

        assertThat(ended().how()).isEqualTo(Message.Ending.FAILED);

        assertThatTheServerEnds(cache);
    }

    @Test
    void shouldLeaveTheServerThoughItNeverGetsReady() throws Exception {
        var cache = prepare("slow");
        while (!next().equals(new Message.Warning("open"))) {
            assertThat(cache.postmaster()).isNotZero();
        }

        jvm.hangUp();

        assertThatTheServerEnds(cache);
    }

    private TestCache prepare(String name) {
        var cache = new TestCache(folder.resolve("cache"));
        jvm = DisposableJvm.start(OpeningTask.class.getName(), name, new DisposableJvm.Screen(80, false),
            Map.of("HOWDAH_CACHE", cache.folder().toString(), "HOWDAH_DATABASE", "embedded"), List.of(), messages::add);
        return cache;
    }

    private static void assertThatTheServerEnds(TestCache cache) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (cache.postmaster() != 0 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        var isLeft = cache.postmaster() != 0;
        cache.stop();
        assertThat(isLeft).as("a server that nobody uses").isFalse();
    }

    private void begin(String code, int through, int limitSeconds) throws Exception {
        jvm = DisposableJvm.forLesson("disposable", new DisposableJvm.Screen(80, false), Map.of(), messages::add);
        var file = Files.writeString(folder.resolve("disposable.java"),
            "import static howdah.Bootstrap.*;\nvoid main() throws Exception {\n" + code + "\n}\n");
        assertThat(COMPILER.compile(List.of(file), folder)).isEmpty();
        assertThat(next()).isInstanceOf(Message.Ready.class);
        var folders = List.of(folder.toString(), Repository.root().toString());
        jvm.send(new Message.Begin(new Program("disposable", "disposable.java", folders), through));
        if (limitSeconds > 0) {
            jvm.limit(Duration.ofSeconds(limitSeconds));
        }
    }

    /// The next message that is not about the server's being started.
    private Message next() throws InterruptedException {
        var message = messages.poll(2, TimeUnit.MINUTES);
        return message instanceof Message.Progress || message instanceof Message.Statement ? next() : message;
    }

    private Message.Ended ended() throws InterruptedException {
        return (Message.Ended) all().stream().filter(Message.Ended.class::isInstance).findFirst().orElseThrow();
    }

    private List<Message> all() throws InterruptedException {
        var all = new ArrayList<Message>();
        do {
            all.add(next());
        } while (!(all.getLast() instanceof Message.Gone));
        return all;
    }
}

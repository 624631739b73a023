package howdah.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Programs with a limit that share one processor with a crowd of others.
@EnabledOnOs(OS.LINUX)
@Isolated("its crowd is counted: with more, a program does not come to its time")
class TimeLimitTest {

    private static final Compiler COMPILER = new Compiler();
    private static final Duration LIMIT = Duration.ofSeconds(2);
    /// Whatever goes wrong, the crowd is gone after that.
    private static final String CROWD_SECONDS = "60";
    private static final String PIN = """
        new ProcessBuilder("taskset", "-acp", "0", "" + ProcessHandle.current().pid()).start().waitFor();
        """;

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final List<Process> crowd = new ArrayList<>();
    private DisposableJvm jvm;
    private long begun;

    @AfterEach
    void close() {
        crowd.forEach(Process::destroy);
        jvm.close();
    }

    @Test
    void shouldNotCountTheTimeThatOthersTake() throws Exception {
        begin(PIN + """
            var time = java.lang.management.ManagementFactory.getThreadMXBean();
            while (time.getCurrentThreadCpuTime() < 600_000_000L) {
            }
            """, 6, LIMIT);

        var ended = ended();

        assertThat(seconds()).isGreaterThan(LIMIT.toSeconds());
        assertThat(ended.how()).isEqualTo(Message.Ending.DONE);
    }

    @Test
    void shouldNotCountTheTimeThatOthersTakeFromItsServer() throws Exception {
        begin("""
            var statement = session().getConnection().createStatement();
            var backend = statement.executeQuery("SELECT pg_backend_pid()");
            backend.next();
            if (new ProcessBuilder("taskset", "-cp", "0", backend.getString(1)).start().waitFor() != 0) {
                throw new IllegalStateException("the backend cannot be pinned");
            }
            statement.execute("SELECT count(*) FROM (SELECT generate_series(1, 12000000))");
            """, 6, LIMIT);

        var ended = ended();

        assertThat(seconds()).isGreaterThan(LIMIT.toSeconds());
        assertThat(ended.how()).isEqualTo(Message.Ending.DONE);
    }

    @Test
    void shouldEndALoopOnceItHasHadItsTime() throws Exception {
        begin(PIN + "while (true) {\n}", 3, LIMIT);

        var ended = ended();

        assertThat(ended.how()).isEqualTo(Message.Ending.TOO_LONG);
        assertThat(ended.line()).isPositive();
    }

    @Test
    void shouldEndASleepInDueTime() throws Exception {
        begin(PIN + "Thread.sleep(java.time.Duration.ofHours(1));", 3, LIMIT);

        var ended = ended();

        assertThat(ended.how()).isEqualTo(Message.Ending.TOO_LONG);
        assertThat(seconds()).isLessThan(2 * LIMIT.toSeconds());
    }

    @Test
    void shouldEndAWaitForALockInDueTime() throws Exception {
        begin(PIN + """
            session("a").getConnection().createStatement().execute("SELECT pg_advisory_lock(1)");
            session("b").getConnection().createStatement().execute("SELECT pg_advisory_lock(1)");
            """, 3, LIMIT);

        var ended = ended();

        assertThat(ended.how()).isEqualTo(Message.Ending.TOO_LONG);
        assertThat(seconds()).isLessThan(2 * LIMIT.toSeconds());
    }

    @Test
    void shouldNotCallThreadsThatTakeTurnsABusyMachine() throws Exception {
        begin(PIN + """
            for (var i = 0; i < 8; i++) {
                Thread.ofPlatform().daemon().start(() -> {
                    while (true) {
                        Thread.onSpinWait();
                    }
                });
            }
            Thread.sleep(java.time.Duration.ofHours(1));
            """, 0, LIMIT);

        var ended = ended();

        assertThat(ended.how()).isEqualTo(Message.Ending.TOO_LONG);
        assertThat(seconds()).isLessThan(2 * LIMIT.toSeconds());
    }

    @Test
    void shouldGiveUpWhereTheMachineIsTooBusy() throws Exception {
        begin(PIN + "while (true) {\n}", 24, Duration.ofMillis(1500));

        assertThat(ended().how()).isEqualTo(Message.Ending.TOO_BUSY);
    }

    @Test
    void shouldKillAJvmThatDoesNotAnswer() throws Exception {
        begin("""
            new ProcessBuilder("kill", "-STOP", "" + ProcessHandle.current().pid()).start().waitFor();
            """, 0, Duration.ofSeconds(1));

        assertThat(ended().how()).isEqualTo(Message.Ending.TOO_LONG);
        assertThat(messages.poll(1, TimeUnit.MINUTES)).isInstanceOf(Message.Gone.class);
    }

    @Test
    void shouldTakeABusyMachineIntoAccountWhereThreadsAreNotToldOf() throws Exception {
        gather(2 * Runtime.getRuntime().availableProcessors(), "sh");
        var sleeper = new ProcessBuilder("sleep", CROWD_SECONDS).start();
        crowd.add(sleeper);
        begin("", 0, Duration.ofMinutes(1));

        var time = new OwnTime(new ProcessTime(sleeper.toHandle()));
        Thread.sleep(1000);

        assertThat(time.elapsed()).isLessThan(Duration.ofMillis(500));
    }

    private void begin(String code, int others, Duration limit) throws Exception {
        jvm = DisposableJvm.forLesson("limited", new DisposableJvm.Screen(80, false), Map.of(), messages::add);
        var file = Files.writeString(folder.resolve("limited.java"),
            "import static howdah.Bootstrap.*;\nvoid main() throws Exception {\n" + code + "\n}\n");
        assertThat(COMPILER.compile(List.of(file), folder)).isEmpty();
        await(Message.Ready.class);
        gather(others, "taskset", "-c", "0", "sh");
        begun = System.nanoTime();
        jvm.send(new Message.Begin(new Program("limited", "limited.java",
            List.of(folder.toString(), Repository.root().toString())), Integer.MAX_VALUE));
        jvm.limit(limit);
    }

    /// Each in a session of its own: Linux gives sessions the same share.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), the autogroup feature</a>
    private void gather(int others, String... shell) throws IOException {
        for (var i = 0; i < others; i++) {
            var command = new ArrayList<>(List.of("setsid", "timeout", CROWD_SECONDS)); // which ends what it has started, too
            command.addAll(List.of(shell));
            command.addAll(List.of("-c", "while :; do :; done"));
            crowd.add(new ProcessBuilder(command).start());
        }
    }

    private Message.Ended ended() throws InterruptedException {
        return await(Message.Ended.class);
    }

    private <T extends Message> T await(Class<T> type) throws InterruptedException {
        for (var message = messages.poll(2, TimeUnit.MINUTES); ; message = messages.poll(2, TimeUnit.MINUTES)) {
            assertThat(message).as("instead of " + type.getSimpleName()).isNotNull().isNotInstanceOf(Message.Gone.class);
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }
}

package howdah.faults;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.faults.Relay.Fault;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A lesson whose network fails at some moment: it ends in words, nothing of it is left, and the next run works.
class NetworkFaultsTest {

    private static final String LESSON = "lessons/lesson01.java";
    private static URI server;
    private static String password;
    /// How many bytes of answers a whole lesson takes.
    private static long whole;

    @BeforeAll
    static void find() {
        jbang("lesson", "db", "start").run();
        server = URI.create(jbang("lesson", "db", "url", "1", "--password").run().out().strip());
        password = server.getUserInfo().split(":", 2)[1];
        try (var relay = relay(Fault.NONE, 0)) {
            var run = lesson(relay).run();
            assertThat(run.exitCode()).as(run.err()).isZero();
            whole = relay.passed();
        }
    }

    @AfterAll
    static void stop() {
        jbang("lesson", "db", "stop").run();
    }

    private static Relay relay(Fault fault, long limit) {
        return new Relay(server.getHost(), server.getPort(), fault, limit);
    }

    private static Repository.Command lesson(Relay relay) {
        var command = jbang(LESSON);
        for (var setting : settings(relay).entrySet()) {
            command = command.with(setting.getKey(), setting.getValue());
        }
        return command;
    }

    private static Map<String, String> settings(Relay relay) {
        return Map.of("PGHOST", "127.0.0.1", "PGPORT", "" + relay.port(), "PGDATABASE", "postgres",
            "PGUSER", server.getUserInfo().split(":")[0], "PGPASSWORD", password);
    }

    /// The shares of the lesson's answers after which it happens: in the greeting, early, in the middle, near the end.
    @ParameterizedTest
    @CsvSource({"CUT, 0", "CUT, 0.4", "CUT, 0.7", "CUT, 0.95", "RESET, 0", "RESET, 0.4", "RESET, 0.7", "RESET, 0.95"})
    void shouldTellThatTheConnectionIsLost(Fault fault, double share) {
        try (var relay = relay(fault, (long) (share * whole))) {
            var run = lesson(relay).with("HOWDAH_WAIT", "2").run();

            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
            assertThat(run.err()).contains("Next:").doesNotContain("\tat ", password);
            assertThat(run.out()).doesNotContain(password);
        }
        assertThatTheNextRunWorks();
    }

    @Test
    void shouldOnlyTakeLongerOnASlowNetwork() {
        try (var relay = relay(Fault.SLOW, 0)) {
            var run = lesson(relay).run();
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
    }

    @Test
    void shouldEndAtAnInterruptWhereNothingComesAnyMore() throws Exception {
        try (var relay = relay(Fault.FREEZE, whole / 2)) {
            var builder = new ProcessBuilder(Repository.root().resolve("jbang").toString(), LESSON)
                .directory(Repository.root().toFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(settings(relay));
            var lesson = builder.start();
            while (relay.passed() <= whole / 2) {
                assertThat(lesson.isAlive()).isTrue();
                Thread.sleep(20);
            }
            Stream.concat(Stream.of(lesson.toHandle()), lesson.descendants()).forEach(NetworkFaultsTest::interrupt);

            assertThat(lesson.waitFor(20, TimeUnit.SECONDS)).as("ends at Ctrl-C").isTrue();
            assertThat(lesson.exitValue()).isEqualTo(130);
        }
        assertThatTheNextRunWorks();
    }

    private static void interrupt(ProcessHandle process) {
        Repository.command("kill", "-INT", "" + process.pid()).run();
    }

    private static void assertThatTheNextRunWorks() {
        try (var relay = relay(Fault.NONE, 0)) {
            var run = lesson(relay).run();
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
    }
}

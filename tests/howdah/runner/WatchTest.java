package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.database.Database;
import howdah.database.OwnServer;
import howdah.database.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jbang lesson watch` in a real terminal, with a learner who saves and presses keys.
class WatchTest {

    private static final int LIMIT_SECONDS = 60;
    private static final String UNTOUCHED = "not changed anything";
    private static final String PASSED = "Passed";

    @TempDir
    private Path folder;

    private WatchCourse course;

    @BeforeEach
    void makeTheCourse() throws IOException {
        course = new WatchCourse(folder);
    }

    @Test
    void shouldLeadFromAWrongTryToARightOneAndOn() {
        Repository.jbang("lesson", "watch", "--help").run(); // what JBang has to build is built before anybody waits for it
        try (var terminal = course.watchByJBang()) {
            assertThat(terminal.await(UNTOUCHED)).contains("1.1 firstRow", "Insert a row with the num 100",
                "practice/exercises/firstRow.java", "Welcome", "[---] 0 of 3");

            course.save("firstRow", course.solution("firstRow").replace("100", "101"));
            assertThat(terminal.await("101")).doesNotContain("Welcome", PASSED);
            course.save("firstRow", course.solution("firstRow").replace("session.commit();", "session.comit();"));
            assertThat(terminal.await("comit")).doesNotContain(PASSED);
            course.save("firstRow", course.solution("firstRow"));
            assertThat(terminal.await(PASSED)).contains("1.1 firstRow", "[#--] 1 of 3", "The key n");
            assertThat(course.progress().of("firstRow").attempts()).isEqualTo(3);
            assertThat(course.progress().of("firstRow").isPassed()).isTrue();

            assertThat(terminal.press("n").await("1.2 secondRow")).doesNotContain("1.1 firstRow");
            assertThat(terminal.press("p").await(PASSED)).contains("1.1 firstRow");
            terminal.press("q");
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.screen()).doesNotContain("firstRow");
        }
    }

    @Test
    void shouldSeeHoweverAnEditorSaves() throws Exception {
        try (var terminal = course.watch()) {
            terminal.await(UNTOUCHED);
            var file = course.copy("firstRow");

            Files.move(file, file.resolveSibling("firstRow.java~"));
            course.save("firstRow", course.solution("firstRow").replace("100", "101"));
            terminal.await("101");
            Files.delete(file);
            terminal.await("cannot be read");
            course.save("firstRow", course.solution("firstRow"));
            terminal.await(PASSED);
            course.save("firstRow", "");
            terminal.await("is empty");
            Files.delete(file);
            Files.createDirectory(file);
            terminal.await("is a folder");
            Files.delete(file);
            course.save("firstRow", course.solution("firstRow"));
            terminal.await(PASSED);
        }
    }

    @Test
    void shouldObeyItsKeys() {
        try (var terminal = course.watch()) {
            terminal.await(UNTOUCHED);
            assertThat(terminal.press("h").await("Hint 1 of 3")).doesNotContain("Hint 2");
            assertThat(terminal.press("h").await("Hint 2 of 3")).contains("Hint 1").doesNotContain("Hint 3");
            assertThat(course.progress().of("firstRow").hints()).isEqualTo(2);

            course.save("firstRow", "void main() { mine(); }");
            terminal.await("mine");
            terminal.press("r").await("Begin anew?");
            terminal.press("n").await("h hint");
            assertThat(course.copy("firstRow")).hasContent("void main() { mine(); }");
            terminal.press("r").await("Begin anew?");
            terminal.press("y").await("kept as firstRow.java.orig");
            assertThat(course.copy("firstRow").resolveSibling("firstRow.java.orig")).hasContent("void main() { mine(); }");
            assertThat(course.copy("firstRow")).content().contains("TODO");

            terminal.press("s").await("Give up");
            terminal.press("x").await("h hint");
            assertThat(course.progress().of("firstRow").isGivenUp()).isFalse();
            terminal.press("s").await("Give up");
            terminal.press("y").await("lessons/solutions/firstRow.java");
            assertThat(course.progress().of("firstRow").isGivenUp()).isTrue();

            terminal.press("x").await("h hint");
            assertThat(terminal.press("l").await("> [ ] 1.1 firstRow")).contains("[ ] 1.2 secondRow", "[ ] 1.3 allRows");
            terminal.press("Down").await("> [ ] 1.2 secondRow");
            terminal.press("Enter").await("Insert a second row, and make it visible to others\n");
            terminal.press("?").await("up and down");
            terminal.press("C-c");
            assertThat(terminal.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void shouldFitOnASmallTerminal() {
        try (var terminal = course.watch(20, 12, Map.of())) {
            var screen = terminal.await("? help · q quit");
            assertThat(screen).contains("1.1 firstRow");
            assertThat(screen.lines()).hasSizeLessThanOrEqualTo(12);
            terminal.await("more: down");
            terminal.press("Down", "Down", "Down", "Down").await("TODO");

            terminal.resize(100, 30);
            assertThat(terminal.await("h hint · s solution")).contains("Insert a row with the num 100 and the data abc'def");
        }
    }

    @Test
    void shouldLeaveNoProcessWhenItsTerminalIsClosed() throws Exception {
        var terminal = course.watch();
        terminal.await(UNTOUCHED);
        course.save("firstRow", course.solution("firstRow"));
        terminal.await(PASSED);
        var process = terminal.process();
        var all = Stream.concat(Stream.of(process), process.descendants()).toList();

        terminal.close();

        for (var each : all) {
            each.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void shouldKeepTheServerBetweenTwoSaves() throws Exception {
        var cache = new TestCache(folder.resolve("cache"));
        try (var terminal = watchOn(cache)) {
            terminal.await(UNTOUCHED);
            var first = jvm(terminal, 0);
            course.save("firstRow", course.solution("firstRow"));
            terminal.await(PASSED);
            var server = cache.postmaster();

            jvm(terminal, first);

            assertThat(cache.postmaster()).isEqualTo(server).isNotZero();
            terminal.press("q");
            assertThat(terminal.exitCode()).isZero();
            awaitNoServer(cache);
        }
    }

    @Test
    void shouldLeaveNoServerWhenItIsKilled() throws Exception {
        var cache = new TestCache(folder.resolve("cache"));
        try (var terminal = watchOn(cache)) {
            terminal.await(UNTOUCHED);
            var first = jvm(terminal, 0);
            course.save("firstRow", course.solution("firstRow"));
            terminal.await(PASSED);
            awaitCalm(jvm(terminal, first));
            assertThat(cache.postmaster()).isNotZero();

            watch(terminal).destroyForcibly();

            awaitNoServer(cache);
        }
    }

    private Tmux watchOn(TestCache cache) {
        return course.watch(100, 30, Map.of("HOWDAH_CACHE", cache.folder().toString(), "HOWDAH_DATABASE", "embedded"));
    }

    /// Waits until it has one JVM for checks, and not that one.
    private static long jvm(Tmux terminal, long other) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            var all = watch(terminal).children().filter(WatchTest::isJava).map(ProcessHandle::pid).toList();
            if (all.size() == 1 && !all.contains(other)) {
                return all.getFirst();
            }
            assertThat(System.nanoTime()).as(all.toString()).isLessThan(deadline);
            Thread.sleep(30);
        }
    }

    /// Waits until it has nothing to do any more, for it is ready.
    private static void awaitCalm(long process) throws InterruptedException {
        var before = Duration.ofNanos(-1);
        for (var now = used(process); !now.equals(before); now = used(process)) {
            before = now;
            Thread.sleep(1000);
        }
    }

    private static Duration used(long process) {
        return ProcessHandle.of(process).flatMap(each -> each.info().totalCpuDuration()).orElseThrow();
    }

    private static ProcessHandle watch(Tmux terminal) {
        return Stream.concat(Stream.of(terminal.process()), terminal.process().children()).filter(WatchTest::isJava)
            .findFirst().orElseThrow();
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("java")).isPresent();
    }

    private static void awaitNoServer(TestCache cache) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (cache.postmaster() != 0) {
            assertThat(System.nanoTime()).as("a server that nobody uses").isLessThan(deadline);
            Thread.sleep(30);
        }
    }

    @Test
    void shouldLoseNoProgressOfTwoAtATime() {
        try (var first = course.watch(); var second = course.watch("secondRow")) {
            first.await(UNTOUCHED);
            second.await(UNTOUCHED);

            course.save("firstRow", course.solution("firstRow"));
            course.save("secondRow", course.solution("secondRow"));

            first.await(PASSED);
            second.await(PASSED);
            assertThat(List.of("firstRow", "secondRow")).allMatch(name -> course.progress().of(name).isPassed());
        }
    }

    @Test
    void shouldGoOnByItselfAndCheckAllInTheEnd() {
        try (var terminal = course.watch("--auto-next")) {
            terminal.await(UNTOUCHED);
            course.save("firstRow", course.solution("firstRow"));
            terminal.await("1.2 secondRow");
            terminal.await(UNTOUCHED);
            course.save("secondRow", course.solution("secondRow"));
            terminal.await("1.3 allRows");
            terminal.await(UNTOUCHED);
            course.save("allRows", course.solution("allRows"));
            assertThat(terminal.await("Congratulations")).contains("All 3 exercises pass", "[###]");

            course.save("firstRow", course.solution("firstRow").replace("100", "101"));
            terminal.press("n").await("1 of 3 no longer pass");
        }
    }

    @Test
    void shouldWaitForADatabaseThatIsGoneAndNotCountTheTry() {
        try (var server = OwnServer.open(new Quiet());
             var terminal = course.watch(100, 30,
                 Map.of(OwnServer.VARIABLE, server.folder().toString(), "HOWDAH_WAIT", "maxDuration=1s"))) {
            terminal.await(UNTOUCHED);
            server.stop();
            course.save("firstRow", course.solution("firstRow"));
            terminal.await("this attempt does not count");
            assertThat(course.progress().of("firstRow").attempts()).isZero();

            server.start();

            terminal.await(PASSED);
            assertThat(course.progress().of("firstRow").attempts()).isOne();
        }
    }

    @Test
    void shouldTellWithoutATerminalAndEndOnCtrlC() throws Exception {
        var out = folder.resolve("out.txt");
        var builder = new ProcessBuilder(course.words()).directory(folder.toFile()).redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(course.environment(Map.of()));
        var process = builder.start();
        try {
            await(out, UNTOUCHED);
            course.save("firstRow", course.solution("firstRow"));
            await(out, PASSED);
            assertThat(WatchCourse.read(out)).contains("Exercise 1.1, firstRow").doesNotContain("\u001b");

            new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();

            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void await(Path file, String text) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!WatchCourse.read(file).contains(text)) {
            assertThat(System.nanoTime()).as(WatchCourse.read(file)).isLessThan(deadline);
            Thread.sleep(30);
        }
    }

    private static final class Quiet implements Database.Listener {
        @Override
        public void progress(String message) {
        }

        @Override
        public void warning(String message) {
        }

        @Override
        public void statement(Database.Statement statement) {
        }
    }
}

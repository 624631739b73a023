package howdah.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A learner with a course of his own and `jbang lesson watch` on one of its exercises.
final class Learner implements AutoCloseable {

    private static final String EXERCISE = "lowestRating";
    private static final List<String> COURSE = List.of("lessons", "mappers", "mybatis-config.xml", "jbang-catalog.json");
    private static final int LIMIT_SECONDS = 60;
    private static final long WRONG = Long.MIN_VALUE;
    /// Begins a verdict that a right answer does not deserve.
    private static final Pattern WRONGED = Pattern.compile(
        "Your program|With other data|This is the course's fault|This machine|There is no");

    private final Process watch;
    private final Path copy;
    private final String solution;
    /// When a verdict came.
    private final BlockingQueue<Long> verdicts = new LinkedBlockingQueue<>();
    private final StringBuffer told = new StringBuffer();

    private Learner(Process watch, Path copy, String solution) {
        this.watch = watch;
        this.copy = copy;
        this.solution = solution;
        Thread.ofVirtual().start(this::read);
    }

    /// Opens it, and waits until it is ready for a save.
    static Learner open(Machine machine, int number) throws IOException, InterruptedException {
        var folder = machine.scratch().resolve("learner" + number);
        copyCourse(machine.root(), folder);
        var command = machine.jbang(machine.root().resolve("scripts/Lesson.java").toString(), "watch", EXERCISE)
            .with("HOWDAH_PROGRESS", folder.resolve("progress.json").toString());
        var watch = command.builder().directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var learner = new Learner(watch, folder.resolve("practice/exercises/" + EXERCISE + ".java"),
            Files.readString(folder.resolve("lessons/solutions/" + EXERCISE + ".java")));
        learner.awaitVerdict();
        return learner;
    }

    private static void copyCourse(Path root, Path folder) throws IOException {
        for (var name : COURSE) {
            try (var files = Files.walk(root.resolve(name))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var target = folder.resolve(root.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private void read() {
        try (BufferedReader lines = watch.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().peek(line -> told.append(line).append('\n')).filter(Learner::isVerdict)
                .forEach(line -> verdicts.add(isRight(line) ? System.nanoTime() : WRONG));
        } catch (IOException gone) {
            // whoever waits for a verdict gives up
        }
    }

    private static boolean isVerdict(String line) {
        return isRight(line) || WRONGED.matcher(line).lookingAt();
    }

    private static boolean isRight(String line) {
        return line.startsWith("You have not changed anything") || line.startsWith("Passed");
    }

    /// Saves the solution, which is a little different each time.
    ///
    /// @return when that was
    long save(int round) throws IOException {
        var begin = System.nanoTime();
        Files.writeString(copy, solution + "// " + round + "\n");
        return begin;
    }

    /// @return when the next verdict came
    long awaitVerdict() throws InterruptedException {
        var verdict = verdicts.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (verdict == null || verdict == WRONG) {
            throw new IllegalStateException("%s within %d s; what watch has told:\n%s".formatted(
                verdict == null ? "no verdict" : "a wrong verdict", LIMIT_SECONDS, told));
        }
        return verdict;
    }

    /// Whether a JVM waits for his next save, and none that was used is still there.
    boolean isReady() {
        return watch.descendants().count() == 1;
    }

    /// What his processes have used so far.
    long cpuMilliseconds() {
        return Stream.concat(Stream.of(watch.toHandle()), watch.descendants())
            .mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis()).sum();
    }

    @Override
    public void close() {
        watch.destroy();
        try {
            watch.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

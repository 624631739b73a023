package howdah.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// In `jbang lesson watch`, which checks on each save.
final class WatchSitting implements Sitting {

    private static final Pattern VERDICT = Pattern.compile("Passed|does not count|\nNext: ");

    private final Learner learner;
    private Path output;
    private Process process;

    WatchSitting(Learner learner) {
        this.learner = learner;
        start();
    }

    private void start() {
        output = learner.output();
        process = CommandSitting.start(learner, CommandSitting.runner("watch", "firstRow"), output);
    }

    private String told() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public End end() {
        Learner.await("a verdict", () -> VERDICT.matcher(told()).find() || !process.isAlive());
        return ended();
    }

    private End ended() {
        var told = told();
        return process.isAlive() ? new End(told.contains("Passed") ? 0 : told.contains("does not count") ? 3 : 1, told)
            : new End(exitCode(), told);
    }

    private int exitCode() {
        try {
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void interrupt() {
        CommandSitting.interrupt(process);
        exitCode();
    }

    /// Saves once more; if it has ended, he begins it again.
    @Override
    public End again() {
        var before = process.isAlive() ? passes() : 0;
        try {
            if (process.isAlive()) {
                Files.writeString(learner.exercise(), "// once more\n", StandardOpenOption.APPEND);
            } else {
                start();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Learner.await("a pass", () -> passes() > before || !process.isAlive());
        var end = passes() > before ? new End(0, told()) : ended();
        close();
        return end;
    }

    private long passes() {
        return told().lines().filter(line -> line.startsWith("Passed")).count();
    }

    /// By Ctrl-C, so that it can leave its server.
    @Override
    public void close() {
        if (process.isAlive()) {
            interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

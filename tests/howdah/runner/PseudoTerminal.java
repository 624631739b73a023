package howdah.runner;

import howdah.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A command in a pseudo-terminal, as util-linux's `script` makes one; typed to and read like a person does.
final class PseudoTerminal implements AutoCloseable {

    private static final long SECONDS = 60;

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private int seen;

    private PseudoTerminal(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().start(this::read);
    }

    static PseudoTerminal start(Repository.Command command, Path scratch, int columns) throws IOException {
        var words = "stty cols %d rows 50; exec %s".formatted(columns, String.join(" ", command.words()));
        var builder = new ProcessBuilder("script", "--quiet", "--return", "--flush", "--command", words,
            scratch.resolve("typescript").toString())
            .directory(command.folder().toFile()).redirectErrorStream(true);
        command.environment().accept(builder.environment());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("SHELL", "/bin/sh");
        return new PseudoTerminal(builder.start());
    }

    private void read() {
        try (var in = process.inputReader(StandardCharsets.UTF_8)) {
            for (var character = in.read(); character >= 0; character = in.read()) {
                synchronized (output) {
                    output.append((char) character);
                    output.notifyAll();
                }
            }
        } catch (IOException closed) {
            // it has ended
        }
    }

    PseudoTerminal type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /// Waits until that appears behind what was waited for before.
    PseudoTerminal await(String wanted) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        synchronized (output) {
            while (output.indexOf(wanted, seen) < 0) {
                var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("\"%s\" does not appear after:%n%s%nbut:%n%s"
                        .formatted(wanted, output.substring(0, seen), output.substring(seen)));
                }
                output.wait(left);
            }
            seen = output.indexOf(wanted, seen) + wanted.length();
        }
        return this;
    }

    /// Lets what was typed arrive, where nothing tells that it has.
    PseudoTerminal pause() throws InterruptedException {
        Thread.sleep(500);
        return this;
    }

    String text() {
        synchronized (output) {
            return output.toString();
        }
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it has not ended: " + text());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

package howdah.jvm;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A disposable JVM's end of the line to the process that leads it: its standard input and output as they were at its start.
/// What the program prints goes over it as messages.
public final class Wire {

    private static final int OUTPUT_BYTES = 1 << 20;
    /// Nobody reads thousands of short lines either.
    private static final int WRITE_BYTES = 100;

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final Consumer<Message.Ending> onEnd;
    private final Runnable onBreak;
    private volatile boolean isClosed;
    private int through;
    private volatile int step;

    /// Takes this process's standard streams.
    ///
    /// @param onEnd   called when the program is to end at once: in the thread that prints more than anybody reads, or in
    ///                another one
    /// @param onBreak called when the line breaks, for whoever led is gone
    Wire(Consumer<Message.Ending> onEnd, Runnable onBreak) {
        this.onEnd = onEnd;
        this.onBreak = onBreak;
        Thread.ofPlatform().daemon().name("wire").start(this::read);
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(new Printed(), true, StandardCharsets.UTF_8));
        System.setErr(System.out);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                receive(Message.decode(line));
            }
        } catch (IOException broken) {
            // as if it had ended
        }
        onBreak.run();
    }

    private void receive(Message message) {
        if (message instanceof Message.End(var how)) {
            onEnd.accept(how);
        } else {
            received.add(message);
        }
    }

    /// Waits for a message.
    Message receive() {
        try {
            return received.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Message.Unwind();
        }
    }

    /// Waits for the word to leave.
    public void awaitUnwind() {
        while (!(receive() instanceof Message.Unwind)) {
            // anything else is too late
        }
    }

    /// Sets the step up to which [#await(int)] does not wait.
    void goThrough(int step) {
        through = step;
    }

    /// Waits at the begin of a step until the word comes to go on.
    ///
    /// @throws Unwound if the word is to leave
    void await(int nextStep) {
        step = nextStep;
        if (step > through) {
            through = switch (receive()) {
                case Message.Go go -> go.through();
                default -> throw new Unwound();
            };
        }
    }

    /// The number of the step that was waited at last; 0 before the first.
    int step() {
        return step;
    }

    public synchronized void send(Message message) {
        if (!isClosed) {
            out.println(message.encode());
            out.flush();
        }
    }

    /// Sends a last message; what comes after it is dropped.
    synchronized void sendLast(Message message) {
        send(message);
        isClosed = true;
    }

    /// Leaves a program where it waits; an error, so that no `catch (Exception)` keeps it.
    static final class Unwound extends Error {
        Unwound() {
            super("the program is left", null, false, false);
        }
    }

    /// What the program prints by itself, in whole characters.
    private final class Printed extends OutputStream {

        private long printed;

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            printed += length + WRITE_BYTES;
            if (printed > OUTPUT_BYTES) {
                onEnd.accept(Message.Ending.TOO_MUCH_OUTPUT);
            } else {
                send(new Message.Output(new String(bytes, offset, length, StandardCharsets.UTF_8)));
            }
        }
    }
}

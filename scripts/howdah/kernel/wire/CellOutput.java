package howdah.kernel.wire;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Output;
import howdah.show.Failure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// The output of one cell. Text is gathered, and sent in pieces: when the cell ends, when something else comes, or a while
/// after it was printed.
final class CellOutput implements Output {

    static final String OUT = "stdout";
    static final String ERROR = "stderr";

    private static final int PIECE_BYTES = 1 << 16;

    private final Message message;
    private final Outbox outbox;
    private final Questions questions;
    private final boolean isSilent;
    private final boolean canAsk;
    private final Allowance allowance;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final List<Bundle> pages = new CopyOnWriteArrayList<>();
    private String stream = OUT;
    private volatile boolean isEnded;

    /// @param message what the cell came with
    CellOutput(Message message, Request.ExecuteRequest request, Outbox outbox, Questions questions, Allowance allowance) {
        this.message = message;
        this.outbox = outbox;
        this.questions = questions;
        this.allowance = allowance;
        isSilent = request.isSilent();
        canAsk = request.canAsk();
    }

    @Override
    public void print(String text) {
        write(OUT, text);
    }

    @Override
    public void warn(String text) {
        write(ERROR, text);
    }

    private void write(String name, String text) {
        var bytes = Json.bytes(text);
        write(name, bytes, 0, bytes.length);
    }

    /// @param name  [#OUT] or [#ERROR]
    /// @param bytes in UTF-8; a character may come in pieces
    void write(String name, byte[] bytes, int offset, int length) {
        if (isSilent) {
            return;
        }
        lock.lock();
        try {
            gather(name, bytes, offset, allowance.take(bytes, offset, length));
        } finally {
            lock.unlock();
        }
    }

    private void gather(String name, byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        if (!stream.equals(name) || gathered.size() > PIECE_BYTES) {
            flush(!stream.equals(name));
            stream = name;
        }
        if (gathered.size() == 0) {
            outbox.gather(this);
        }
        gathered.write(bytes, offset, length);
    }

    /// What cannot be sent for want of memory stays there.
    ///
    /// @param isWhole whether the rest of a character is not waited for
    private void flush(boolean isWhole) {
        var bytes = gathered.toByteArray();
        int end = isWhole ? bytes.length : Utf8.wholeCharacters(bytes);
        if (end > 0) {
            outbox.publish(Content.stream(stream, new String(bytes, 0, end, StandardCharsets.UTF_8)), message.header());
        }
        gathered.reset();
        gathered.write(bytes, end, bytes.length - end);
    }

    /// Sends what has gathered, unless another thread has the output just now.
    ///
    /// @return whether it was done
    boolean tryFlush() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            flush(false);
            if (gathered.size() > 0) {
                outbox.gather(this);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void display(Bundle bundle) {
        publish(Content.displayData(bundle));
    }

    /// It goes with the reply, once the cell has ended.
    @Override
    public void page(Bundle bundle) {
        pages.add(bundle);
    }

    List<Bundle> pages() {
        return pages;
    }

    @Override
    public void display(String id, Bundle bundle) {
        publish(Content.displayData(id, bundle));
    }

    @Override
    public void update(String id, Bundle bundle) {
        publish(Content.updateDisplayData(id, bundle));
    }

    @Override
    public void clear(boolean isWaiting) {
        publish(Content.clearOutput(isWaiting));
    }

    /// Sends something, after the text that was printed before it.
    void publish(Content content) {
        if (isSilent) {
            return;
        }
        lock.lock();
        try {
            flush(true);
            outbox.publish(content, message.header());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String input(String prompt, boolean isPassword) {
        if (!canAsk) {
            throw Failure.usage("This front end does not answer questions, so the cell gets no input.")
                .next("run the cell in JupyterLab or a console, or put the value into the cell");
        }
        lock.lock();
        try {
            if (isEnded) {
                throw Failure.usage("The cell has ended, so nobody is asked for its input.")
                    .next("ask before the cell ends: let it wait for its threads");
            }
            flush(true);
        } finally {
            lock.unlock();
        }
        return questions.ask(message, prompt, isPassword, () -> isEnded);
    }

    /// The cell has ended; its threads may go on.
    void end() {
        lock.lock();
        try {
            isEnded = true;
            flush(true);
            var notice = allowance.notice();
            if (!notice.isEmpty()) {
                outbox.publish(Content.stream(ERROR, notice), message.header());
            }
        } finally {
            lock.unlock();
        }
        questions.cancel();
    }
}

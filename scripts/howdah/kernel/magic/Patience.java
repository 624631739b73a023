package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Output;
import java.util.UUID;

/// Tells how far something is, once it has taken a second; what comes of it takes the place of that.
final class Patience {

    private static final long MILLISECONDS = 1000;
    private static final long BETWEEN_NANOSECONDS = 300_000_000;

    private final Output output;
    private final String id = UUID.randomUUID().toString();
    private final Thread timer = Thread.ofVirtual().unstarted(this::waitAndShow);
    private String message;
    private boolean isShown;
    private boolean hasEnded;
    private long shownAt;

    /// @param message what is being done
    Patience(Output output, String message) {
        this.output = output;
        this.message = message;
        timer.start();
    }

    private void waitAndShow() {
        try {
            Thread.sleep(MILLISECONDS);
            show();
        } catch (InterruptedException over) {
            // it did not take that long
        }
    }

    private synchronized void show() {
        if (!hasEnded) {
            isShown = true;
            shownAt = System.nanoTime();
            output.display(id, Bundle.ofText(message + " …"));
        }
    }

    /// It is at that point now.
    synchronized void tell(String now) {
        message = now;
        if (isShown && !hasEnded && System.nanoTime() - shownAt > BETWEEN_NANOSECONDS) {
            shownAt = System.nanoTime();
            output.update(id, Bundle.ofText(message + " …"));
        }
    }

    /// It is done.
    synchronized void end(Bundle outcome) {
        stop();
        if (isShown) {
            output.update(id, outcome);
        } else {
            output.display(outcome);
        }
    }

    /// It has failed, which is told elsewhere.
    synchronized void fail() {
        stop();
        if (isShown) {
            output.update(id, Bundle.ofText(message + ": given up"));
        }
    }

    private void stop() {
        hasEnded = true;
        timer.interrupt();
    }
}

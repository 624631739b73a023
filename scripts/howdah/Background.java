package howdah;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Something that a lesson does beside its main line. What it shows is kept until it is asked for.
final class Background extends Thread {

    private final Bootstrap.Action action;
    private final List<Runnable> shown = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Throwable failure;

    Background(String name, Bootstrap.Action action) {
        super(name);
        this.action = action;
    }

    @Override
    public void run() {
        try {
            action.run();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            end.countDown();
        }
    }

    /// Nobody waits for it any more; what it still shows is not shown.
    void abandon() {
        interrupt();
        end.countDown();
    }

    void show(Runnable showing) {
        shown.add(showing);
    }

    /// Waits until it has ended, or is abandoned.
    void await() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What shows what it showed, in order; complete once it has ended.
    List<Runnable> shown() {
        return shown;
    }

    /// The exception that ended it, or null.
    Throwable failure() {
        return failure;
    }
}

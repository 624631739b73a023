package howdah.runner;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// `watch` without a terminal: what happens is told, line after line, and no key can be pressed.
final class PlainWatchScreen implements WatchScreen {

    private final BlockingQueue<Console.Event> events = new LinkedBlockingQueue<>();

    @Override
    public void post(Console.Event event) {
        events.add(event);
    }

    @Override
    public Console.Event poll(long milliseconds) {
        try {
            return events.poll(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Console.HangUp();
        }
    }

    @Override
    public void draw(WatchPage page) {
        // it is told
    }

    @Override
    public void tell(String text) {
        System.out.println(text);
        if (System.out.checkError()) {
            post(new Console.HangUp());
        }
    }

    @Override
    public void scrollTo(int line) {
        // nothing is out of sight
    }

    @Override
    public void scroll(int lines) {
        // nothing is out of sight
    }

    @Override
    public void close() {
        // nothing was taken
    }
}

package howdah.runner;

/// Where `watch` shows itself, and where its events come from.
interface WatchScreen extends AutoCloseable {

    /// Puts an event at the end of the queue; from any thread.
    void post(Console.Event event);

    /// Waits for the next event.
    ///
    /// @return null if none came in that time
    Console.Event poll(long milliseconds);

    /// Shows how things are now.
    void draw(WatchPage page);

    /// Tells what happened, where there is no page on which one would see it.
    void tell(String text);

    /// Shows the body from that line on, counted from 0, or as far down as it goes.
    void scrollTo(int line);

    /// Moves through the body, as far as it goes.
    void scroll(int lines);

    @Override
    void close();
}

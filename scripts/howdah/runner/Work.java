package howdah.runner;

import howdah.jvm.Message;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// What a walk does while somebody sits at the keys: it works in a thread of its own, and all it tells comes as events.
final class Work {

    /// Told by a step that runs.
    record Heard(Message message) implements Console.Event {
    }

    /// @param result  null if it failed
    /// @param failure null if it did not
    private record Finished(Object result, RuntimeException failure) implements Console.Event {
    }

    private final Console console;
    private final Walk walk;

    Work(Console console, Walk walk) {
        this.console = console;
        this.walk = walk;
    }

    /// Posts what a step tells.
    Consumer<Message> listener() {
        return message -> console.post(new Heard(message));
    }

    /// Does it; Ctrl-C, or a terminal that closes, interrupts the step that runs.
    ///
    /// @param others gets the events meanwhile
    <T> T perform(Callable<T> task, Consumer<Console.Event> others) {
        Thread.ofPlatform().daemon().name("work").start(() -> post(task));
        while (true) {
            switch (console.take()) {
                case Finished finished -> {
                    return outcome(finished);
                }
                case Console.Key key when key.name().equals(Keys.CTRL_C) -> walk.interrupt();
                case Console.HangUp hangUp -> {
                    walk.interrupt();
                    return outcome(awaitFinished());
                }
                case Console.Event other -> others.accept(other);
            }
        }
    }

    /// What was not waited for is still to be known: that the terminal has closed.
    private Finished awaitFinished() {
        var event = console.take();
        while (!(event instanceof Finished)) {
            event = console.take();
        }
        console.post(new Console.HangUp());
        return (Finished) event;
    }

    private <T> void post(Callable<T> task) {
        try {
            console.post(new Finished(task.call(), null));
        } catch (RuntimeException failure) {
            console.post(new Finished(null, failure));
        } catch (Exception impossible) {
            console.post(new Finished(null, new IllegalStateException(impossible)));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T outcome(Finished finished) {
        if (finished.failure() != null) {
            throw finished.failure();
        }
        return (T) finished.result();
    }
}

package howdah.jvm;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Ends a program that goes on for longer than it may, whether it runs in a loop or waits. It is [OwnTime] that counts; on a
/// machine so busy that a program does not come to that, it is ended after several times as long, and not for its own fault.
///
/// @param own      begins to measure
/// @param hasEnded whether it is over anyway
/// @param end      called with the reason
record TimeLimit(Duration limit, Supplier<OwnTime> own, BooleanSupplier hasEnded, Consumer<Message.Ending> end) {

    private static final int PATIENCE = 6;
    /// Most programs have ended by then: nothing is measured before.
    private static final Duration UNMEASURED = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(500);

    void watch() {
        var most = System.nanoTime() + limit.multipliedBy(PATIENCE).toNanos();
        var first = shorter(limit, UNMEASURED);
        pause(first);
        var time = hasEnded.getAsBoolean() ? null : own.get();
        while (!hasEnded.getAsBoolean()) {
            var left = limit.minus(first).minus(time.elapsed());
            if (!left.isPositive()) {
                end.accept(Message.Ending.TOO_LONG);
                return;
            }
            if (System.nanoTime() > most) {
                end.accept(Message.Ending.TOO_BUSY);
                return;
            }
            pause(shorter(left, TICK));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

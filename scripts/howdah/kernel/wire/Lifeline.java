package howdah.kernel.wire;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.Executor;

/// What comes from outside the channels: the end of the process that started the kernel, and Ctrl-C.
final class Lifeline {

    private Lifeline() {
    }

    /// Runs something when the process is gone whose number Jupyter gives as `JPY_PARENT_PID`. Looks for it at once: called before
    /// anybody is answered, it finds the process unless that ended before there was a kernel.
    ///
    /// @param later begins to watch it
    static void onParentsEnd(Map<String, String> environment, Runnable end, Executor later) {
        try {
            long number = Long.parseLong(environment.getOrDefault("JPY_PARENT_PID", "").strip());
            ProcessHandle.of(number).ifPresentOrElse(parent -> later.execute(() -> parent.onExit().thenRun(end)),
                () -> endIfOrphaned(end));
        } catch (NumberFormatException none) {
            // started by hand
        }
    }

    /// Jupyter may run where its number means nothing here: in another container.
    private static void endIfOrphaned(Runnable end) {
        if (ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L) == 1L) {
            end.run();
        }
    }

    /// Runs something at each Ctrl-C, which then does not end the kernel. By reflection, since `sun.misc` makes javac warn; by what
    /// makes lambdas, since a proxy takes longer: it may be pressed as soon as there is a kernel.
    static void onInterruptSignal(Runnable interrupt) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var lookup = MethodHandles.lookup();
            var handling = MethodType.methodType(void.class, signal);
            var handle = lookup.findStatic(Lifeline.class, "handle", MethodType.methodType(void.class, Runnable.class, Object.class));
            var made = LambdaMetafactory.metafactory(lookup, "handle", MethodType.methodType(handler, Runnable.class), handling,
                handle, handling).getTarget().invoke(interrupt);
            signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance("INT"), made);
        } catch (Throwable unsupported) {
            Log.warn("Ctrl-C cannot be caught", unsupported);
        }
    }

    private static void handle(Runnable interrupt, Object signal) {
        interrupt.run();
    }
}

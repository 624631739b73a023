///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION How long it takes to go back to an earlier step of lesson 1, as play and demo do it
//SOURCES ../../scripts/howdah/runner/Runner.java
package howdah.runner;

import howdah.database.Database;
import howdah.jvm.DisposableJvm;
import howdah.show.Root;
import java.util.stream.IntStream;

/// Prints `ready after ms: N` for each of several rewinds: a JVM that was warmed up runs the earlier steps again.
final class Rewind {

    private static final int WARM_UP_REWINDS = 2;
    /// A speaker talks at least that long before he goes back again; meanwhile the next JVM warms up.
    private static final int PAUSE_MILLISECONDS = 2500;
    private static final int FROM = 7;
    private static final int TO = 6;

    private Rewind() {
    }

    /// @param arguments how often
    public static void main(String[] arguments) {
        var root = Root.find();
        var screen = new DisposableJvm.Screen(80, false);
        try (var walk = new Walk(root.resolve("lessons/lesson01.java"), root, screen, false, new Silent())) {
            IntStream.range(0, WARM_UP_REWINDS + Integer.parseInt(arguments[0])).mapToLong(rewind -> nanoseconds(walk))
                .skip(WARM_UP_REWINDS).forEach(nanoseconds -> System.err.println("ready after ms: " + nanoseconds / 1_000_000));
        }
        System.exit(0);
    }

    private static long nanoseconds(Walk walk) {
        require(walk.to(FROM));
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        var begin = System.nanoTime();
        require(walk.to(TO));
        return System.nanoTime() - begin;
    }

    private static void require(Walk.Result result) {
        if (result.isFailed()) {
            throw new IllegalStateException(result.error());
        }
    }

    /// Tells nobody.
    private static final class Silent implements Database.Listener {

        @Override
        public void progress(String message) {
        }

        @Override
        public void warning(String message) {
        }

        @Override
        public void statement(Database.Statement statement) {
        }
    }
}

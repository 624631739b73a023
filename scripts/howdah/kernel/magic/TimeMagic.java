package howdah.kernel.magic;

import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// `%time` and `%%time`: how long something takes.
final class TimeMagic implements Magic {

    private static final double NANOSECONDS = 1e9;

    private final Magics magics;

    TimeMagic(Magics magics) {
        this.magics = magics;
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String help() {
        return """
            Runs a statement or a whole cell, and tells how long it took.

            %time STATEMENT
            %%time
            STATEMENTS

            Example: %time session.selectList("posts.findAll").size()
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        if (arguments.isEmpty()) {
            throw Failure.usage("%time has nothing to run.").next("write %time and a statement, or %%time at the head of a cell");
        }
        return time(arguments, 1, notebook);
    }

    @Override
    public Object runCell(String arguments, String body, int line, Notebook notebook) throws Exception {
        return time(body, line, notebook);
    }

    private Object time(String source, int line, Notebook notebook) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var isMeasured = threads.isCurrentThreadCpuTimeSupported();
        var cpu = isMeasured ? threads.getCurrentThreadCpuTime() : 0;
        var user = isMeasured ? threads.getCurrentThreadUserTime() : 0;
        var start = System.nanoTime();
        try {
            return magics.run(source, line);
        } finally {
            var wall = System.nanoTime() - start;
            if (isMeasured) {
                var all = threads.getCurrentThreadCpuTime() - cpu;
                var own = Math.min(all, threads.getCurrentThreadUserTime() - user);
                notebook.output().print("CPU times: user %s, sys %s, total %s%n"
                    .formatted(seconds(own), seconds(all - own), seconds(all)));
            }
            notebook.output().print("Wall time: %s%n".formatted(seconds(wall)));
        }
    }

    private static String seconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.3f s", nanoseconds / NANOSECONDS);
    }
}

package howdah.kernel.java;

import howdah.kernel.cell.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Tells why a cell failed, line by line, in colours that stand out on light and on dark.
final class Traceback {

    private static final String RED = "\u001b[1;31m";
    private static final String DIM = "\u001b[2m";
    private static final String CYAN = "\u001b[36m";
    private static final String PLAIN = "\u001b[0m";
    private static final int LIBRARY_FRAMES = 3;
    private static final int CELL_FRAMES = 8;
    private static final int LONG = 160;

    private final IntFunction<Optional<Source>> sources;

    /// @param sources the cells as far as they are still known, by their numbers
    Traceback(IntFunction<Optional<Source>> sources) {
        this.sources = sources;
    }

    Outcome.Failed of(Throwable failure) {
        var lines = new ArrayList<String>();
        var done = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        for (var each = failure; each != null && done.add(each); each = each.getCause()) {
            lines.addAll(told(each, each == failure ? "" : "Caused by: "));
        }
        return new Outcome.Failed(name(failure), message(failure), lines);
    }

    static String name(Throwable failure) {
        return failure instanceof Guard.ExitCalled ? "ExitCalled" : Frames.readable(failure.getClass().getName());
    }

    static String message(Throwable failure) {
        try {
            var message = failure.getMessage();
            return message == null ? "" : Frames.readable(message).lines().findFirst().orElse("");
        } catch (RuntimeException | StackOverflowError broken) {
            return "";
        }
    }

    private List<String> told(Throwable failure, String before) {
        var lines = new ArrayList<String>();
        var message = message(failure);
        lines.add(before + RED + name(failure) + PLAIN + (message.isEmpty() ? "" : ": " + message));
        if (failure instanceof StackOverflowError) {
            lines.add("  a method calls itself without end");
        } else if (failure instanceof OutOfMemoryError) {
            lines.add("  the cell wanted more memory than the kernel has (%d MiB); what it held is free again"
                .formatted(Runtime.getRuntime().maxMemory() >> 20));
        }
        lines.addAll(frames(failure.getStackTrace()));
        return lines;
    }

    private List<String> frames(StackTraceElement[] frames) {
        var lines = new ArrayList<String>();
        var library = 0;
        var cells = 0;
        for (var at = 0; at < frames.length; at++) {
            if (Frames.isCells(frames[at])) {
                if (library > LIBRARY_FRAMES) {
                    lines.add(DIM + "  … %d more".formatted(library - LIBRARY_FRAMES) + PLAIN);
                }
                library = 0;
                var period = period(frames, at);
                var times = period == 0 ? 1 : repeats(frames, at, period);
                for (var each = at; each < at + Math.max(1, period) && cells++ < CELL_FRAMES; each++) {
                    lines.add(told(frames[each]));
                }
                if (times > 1) {
                    lines.add(DIM + "  … again and again, %d times".formatted(times) + PLAIN);
                    at += period * times - 1;
                }
            } else if (library++ < LIBRARY_FRAMES) {
                lines.add(DIM + "  at " + Frames.readable(frames[at].toString()) + PLAIN);
            }
        }
        if (library > LIBRARY_FRAMES) {
            lines.add(DIM + "  … %d more".formatted(library - LIBRARY_FRAMES) + PLAIN);
        }
        return lines;
    }

    /// How many frames come again right after, as an endless recursion leaves them; 0 if none do.
    private static int period(StackTraceElement[] frames, int at) {
        for (var period = 1; period <= 6; period++) {
            if (repeats(frames, at, period) > 3) {
                return period;
            }
        }
        return 0;
    }

    private static int repeats(StackTraceElement[] frames, int at, int period) {
        var same = at + period;
        while (same < frames.length && frames[same].equals(frames[same - period])) {
            same++;
        }
        return (same - at) / period;
    }

    private String told(StackTraceElement frame) {
        var file = frame.getFileName();
        var cell = Integer.parseInt(file.substring(file.indexOf('[') + 1, file.indexOf(']')));
        var text = sources.apply(cell).map(source -> source.lineText(frame.getLineNumber()).strip()).orElse("");
        return "  at %s%s, line %d%s%s".formatted(CYAN, file, frame.getLineNumber(), PLAIN, text.isEmpty() ? "" : ":  " + text);
    }

    Outcome.Failed interrupted(CellRun.Abandoned givenUp) {
        var lines = new ArrayList<String>();
        lines.add(RED + "Interrupted" + PLAIN);
        if (givenUp != null) {
            lines.add("The cell did not end within a second: it is in code that cannot be stopped. It was given up, and may go on"
                + " in the background; the kernel goes on.");
            lines.addAll(frames(Frames.cleaned(givenUp.place)));
        }
        return new Outcome.Failed("Interrupted", "the cell was interrupted", lines);
    }

    /// What is not closed.
    Outcome.Failed incomplete(Source source, int place, String what) {
        var lines = new ArrayList<String>();
        lines.add("%sIncomplete%s in %s%s, line %d%s".formatted(RED, PLAIN, CYAN, source.name(), source.line(place), PLAIN));
        lines.addAll(marked(source, place));
        lines.add("  " + what);
        return new Outcome.Failed("CompileError", what, lines);
    }

    private static List<String> marked(Source source, int place) {
        var text = source.lineAt(place);
        var column = Math.clamp(place - source.lineStart(place), 0, text.length());
        var from = Math.max(0, column - LONG / 2);
        var shown = text.substring(from, Math.min(text.length(), from + LONG));
        return List.of("  " + shown, "  " + shown.substring(0, column - from).replaceAll("[^\t]", " ") + RED + "^" + PLAIN);
    }

    /// @param problems at least one
    Outcome.Failed compileErrors(Source source, List<Problem> problems, CompileAdvice advice) {
        var lines = new ArrayList<String>();
        for (var problem : problems) {
            lines.add("%sCompileError%s in %s%s, line %d%s".formatted(RED, PLAIN, CYAN, source.name(),
                source.line(problem.place()),
                PLAIN));
            lines.addAll(marked(source, problem.place()));
            lines.addAll(said(problem).lines().map(line -> "  " + line.strip()).toList());
            advice.of(source, problem).ifPresent(next -> lines.add("  Next: " + next));
        }
        return new Outcome.Failed("CompileError", said(problems.getFirst()).lines().findFirst().orElse(""), lines);
    }

    /// Without where the compiler thinks that it was: in a class that the person does not know.
    private static String said(Problem problem) {
        return Frames.readable(String.join("\n", problem.message().lines()
            .filter(line -> !line.strip().startsWith("location:")).toList()));
    }
}

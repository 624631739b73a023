package howdah.kernel.java;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Stack traces as the person who wrote the cells knows them: `cell [3], line 2`.
///
/// The classes of cells carry the cell as their source file, and its lines ([Weaver]); what is left to do is to hide how they are
/// called and who calls them.
final class Frames {

    /// The names that JShell and [Statements] give to the classes around what a cell declares.
    private static final Pattern WRAPPER = Pattern
        .compile("(?:REPL[./])?\\$(?:JShell|Cell)\\$\\w+(?:[.$](?=\\p{javaJavaIdentifierStart}))?");
    private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda/0x[0-9a-f]+");
    private static final Pattern FILES = Pattern.compile("cell \\[-?\\d+]");

    private Frames() {
    }

    /// The text without the names of classes that no cell has written: `Post@1b2c`, not `REPL.$JShell$11$Post@1b2c`.
    static String readable(String text) {
        return text.contains("REPL") || text.contains("$JShell$")
            ? LAMBDA.matcher(WRAPPER.matcher(text).replaceAll("")).replaceAll("lambda") : text;
    }

    /// The same throwable, its stack traces and its causes' cleaned in place.
    static Throwable cleaned(Throwable failure) {
        clean(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
        return failure;
    }

    private static void clean(Throwable failure, Set<Throwable> done) {
        if (failure == null || !done.add(failure)) {
            return;
        }
        try {
            failure.setStackTrace(cleaned(failure.getStackTrace()));
            clean(failure.getCause(), done);
            for (var suppressed : failure.getSuppressed()) {
                clean(suppressed, done);
            }
        } catch (RuntimeException uncooperative) {
            done.add(failure);
        }
    }

    static StackTraceElement[] cleaned(StackTraceElement[] frames) {
        List<StackTraceElement> cleaned = new ArrayList<>();
        for (var frame : frames) {
            if (frame.getClassName().equals(CellRun.class.getName())) {
                removeReflection(cleaned);
                break;
            }
            var told = isCells(frame) && WRAPPER.matcher(frame.getClassName()).find() ? named(frame) : frame;
            var isAgain = frame.getMethodName().equals("do_it$") && !cleaned.isEmpty() && cleaned.getLast().equals(told);
            if (!isKernels(frame) && !isAgain) {
                cleaned.add(told);
            }
        }
        return cleaned.toArray(StackTraceElement[]::new);
    }

    /// Whether a cell wrote that line.
    static boolean isCells(StackTraceElement frame) {
        return frame.getFileName() != null && FILES.matcher(frame.getFileName()).lookingAt();
    }

    private static boolean isKernels(StackTraceElement frame) {
        return frame.getClassName().startsWith(Frames.class.getPackageName() + ".") && !frame.getClassName().endsWith("Test");
    }

    /// The frames by which the kernel called the cell are the last ones; what stands between them is the JDK's reflection.
    private static void removeReflection(List<StackTraceElement> frames) {
        while (!frames.isEmpty()
            && frames.getLast().getClassName().matches("(jdk\\.internal|java\\.lang)\\.(reflect|invoke)\\..*")) {
            frames.removeLast();
        }
    }

    private static StackTraceElement named(StackTraceElement frame) {
        var owner = WRAPPER.matcher(frame.getClassName()).replaceAll("");
        var method = frame.getMethodName().replaceFirst("^lambda\\$do_it\\$(Aux)?\\$\\d+$|^do_it\\$(Aux)?$", "main")
            .replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
        var files = FILES.matcher(frame.getFileName()).results().map(found -> found.group()).toList();
        var line = frame.getLineNumber();
        var file = files.get(Math.min(Math.max(line, 0) / Weaver.LINES, files.size() - 1));
        return new StackTraceElement(owner.isEmpty() ? "cell" : owner.replaceFirst("^[.$]", ""), method, file,
            files.size() > 1 && line > 0 ? line % Weaver.LINES : line);
    }
}

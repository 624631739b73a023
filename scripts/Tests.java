///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Runs the tests.
//JAVA 25+
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3 org.junit.platform:junit-platform-engine:6.1.3
//DEPS org.assertj:assertj-core:3.27.7 net.jqwik:jqwik:1.9.3 com.tngtech.archunit:archunit:1.5.0
//DEPS info.picocli:picocli:4.7.7 org.jsoup:jsoup:1.21.2
//DEPS com.microsoft.playwright:playwright:1.60.0
//SOURCES howdah/**.java
//SOURCES ../tests/howdah/**.java

package howdah;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import howdah.show.Failure;
import howdah.show.Progress;
import howdah.show.Root;
import howdah.show.Show;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jbang test`: runs the tests of this repository. Its last line is `N passed, N failed, N skipped`.
///
/// The exit code is 0 if all passed, 1 if one failed or none ran, 2 for wrong usage. Tests that miss something on this
/// machine are skipped by name; with `CI=true` a skipped test fails the run.
///
/// It has a package because a class without one counts as a learner's, wherever an error is told.
@Command(name = "jbang test", description = "Runs the tests.", sortOptions = false)
class Tests implements Callable<Integer> {

    /// Held on to, or else they would be forgotten with their levels: jqwik logs at each start that it keeps no database, and
    /// Jupiter each link out of a temporary folder that it deletes.
    private static final List<Logger> TALKATIVE =
        List.of(Logger.getLogger("net.jqwik"), Logger.getLogger("org.junit.jupiter.api.io.TempDirDeletionStrategy$Standard"));

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "only tests whose class or method name contains it")
    private List<String> names = List.of();

    @Option(names = "--soak", description = "the tests that take long, and only those")
    private boolean soak;

    @Option(names = "--list", description = "list the tests, run none")
    private boolean list;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Spec
    private CommandLine.Model.CommandSpec command;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Tests()).execute(arguments));
    }

    @Override
    public Integer call() {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
        System.setProperty("howdah.root", root().toString());
        var launcher = LauncherFactory.create();
        names.forEach(name -> requireKnown(name, launcher.discover(request().build())));
        PostDiscoveryFilter tagged = soak ? TagFilter.includeTags("soak") : TagFilter.excludeTags("soak");
        PostDiscoveryFilter named = this::select;
        var plan = launcher.discover(request().filters(tagged, named).build());
        if (list) {
            tests(plan).map(TestName::of).distinct().forEach(IO::println);
            return ExitCode.OK;
        }
        var report = new Report(Show.forTerminal().progress());
        launcher.execute(LauncherExecutionRequestBuilder.request(plan).listeners(report).build());
        return report.conclude("true".equals(System.getenv("CI"))) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Path root() {
        try {
            return Root.find();
        } catch (Failure missing) {
            throw wrong(missing.getMessage() + " Run it in the repository.");
        }
    }

    private static LauncherDiscoveryRequestBuilder request() {
        return LauncherDiscoveryRequestBuilder.request().selectors(selectPackage("howdah"))
            .filters(ClassNameFilter.excludeClassNamePatterns("howdah[.]check[.]CheckTests[$].*"))
            .configurationParameter("junit.jupiter.testclass.order.default", ClassOrderer.ClassName.class.getName())
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "3")
            .configurationParameter("jqwik.database", "").configurationParameter("jqwik.reporting.usejunitplatform", "true");
    }

    private FilterResult select(TestDescriptor test) {
        var name = TestName.of(test.getSource().orElse(null), test.getDisplayName());
        return FilterResult.includedIf(names.isEmpty() || names.stream().anyMatch(name::contains));
    }

    private void requireKnown(String name, TestPlan all) {
        var known = tests(all).map(TestName::of).toList();
        if (known.stream().noneMatch(each -> each.contains(name))) {
            throw wrong("No test's class or method name contains \"%s\". The nearest: %s."
                .formatted(name, String.join(", ", nearest(name, known))));
        }
    }

    private static Stream<TestIdentifier> tests(TestPlan plan) {
        return plan.getRoots().stream().flatMap(root -> plan.getDescendants(root).stream())
            .filter(each -> each.getSource().orElse(null) instanceof MethodSource);
    }

    private static List<String> nearest(String word, List<TestName> known) {
        return known.stream().flatMap(name -> Stream.of(name.simpleType(), name.method())).distinct()
            .sorted(Comparator.comparingDouble(candidate -> -likeness(word, candidate))).limit(3).toList();
    }

    /// The share of pairs of letters that two words have in common.
    private static double likeness(String word, String other) {
        var common = letterPairs(word);
        common.retainAll(letterPairs(other));
        return 2.0 * common.size() / (word.length() + other.length());
    }

    private static Set<String> letterPairs(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return IntStream.range(0, Math.max(0, lower.length() - 1)).mapToObj(start -> lower.substring(start, start + 2))
            .collect(Collectors.toSet());
    }

    private ParameterException wrong(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}

/// A test as people call it.
///
/// @param type   its class, without the package `howdah`
/// @param method empty for a class as a whole
/// @param values of a parameterized test, else empty
record TestName(String type, String method, String values) {

    static TestName of(TestIdentifier test) {
        return of(test.getSource().orElse(null), test.getDisplayName());
    }

    static TestName of(TestSource source, String displayName) {
        return switch (source) {
            case MethodSource method -> new TestName(shorten(method.getClassName()), method.getMethodName(),
                displayName.startsWith("[") ? " " + displayName : "");
            case ClassSource type -> new TestName(shorten(type.getClassName()), "", "");
            case null, default -> new TestName(displayName, "", "");
        };
    }

    private static String shorten(String type) {
        return type.replaceFirst("^howdah\\.", "").replace('$', '.');
    }

    String simpleType() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /// Whether the class or the method has that in its name, in capitals or not.
    boolean contains(String part) {
        return Stream.of(type, method).anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return type + (method.isEmpty() ? "" : "." + method) + values;
    }
}

/// Tells how the tests go: a line for each class and each failure, at the end the failures in full, what was skipped, and the
/// sum. Classes may run side by side, and so may their tests.
class Report implements TestExecutionListener {

    private static final int FRAMES = 6;
    private static final int LINE = 300;

    private final Progress progress;
    private final Tally all = new Tally();
    private final List<String> failures = new ArrayList<>();
    private final List<String> skips = new ArrayList<>();
    private final Map<String, String> notes = new ConcurrentHashMap<>();
    private final Map<String, Tally> classes = new ConcurrentHashMap<>();
    private TestPlan plan;

    Report(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        tally(test);
        if (test.isTest()) {
            progress.update("Running " + TestName.of(test));
        }
    }

    /// What jqwik tells of a property: the values that broke it, and the seed.
    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        notes.merge(test.getUniqueId(), String.join("\n", entry.getKeyValuePairs().values()), String::concat);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skip(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case FAILED -> fail(test, result.getThrowable().orElseThrow());
            case ABORTED -> skip(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
            case SUCCESSFUL -> pass(test);
        }
        if (isWholeClass(test)) {
            progress.close();
            IO.println("%-44s %s".formatted(TestName.of(test), tally(test)));
        }
    }

    private synchronized void pass(TestIdentifier test) {
        if (test.isTest()) {
            tally(test).passed++;
            all.passed++;
        }
    }

    /// A class that fails as a whole, before its first test, counts as one. Told in a line at once, since a run may be long, and
    /// in full at the end.
    private synchronized void fail(TestIdentifier test, Throwable cause) {
        tally(test).failed++;
        all.failed++;
        progress.close();
        IO.println("%s failed: %s".formatted(TestName.of(test), inOneLine(cause)));
        failures.add(TestName.of(test) + "\n" + indent(describe(cause) + notes.getOrDefault(test.getUniqueId(), "").strip()));
    }

    /// A class that is skipped as a whole counts with all its tests.
    private synchronized void skip(TestIdentifier test, String reason) {
        var why = reason.replaceFirst("^Assumption failed: ", "");
        Stream.concat(Stream.of(test), plan.getDescendants(test).stream()).filter(TestIdentifier::isTest).forEach(each -> {
            tally(each).skipped++;
            all.skipped++;
            skips.add(TestName.of(each) + ": " + why);
        });
    }

    /// That of the test's class.
    private Tally tally(TestIdentifier test) {
        var type = test;
        while (!isWholeClass(type) && plan.getParent(type).isPresent()) {
            type = plan.getParent(type).get();
        }
        return classes.computeIfAbsent(type.getUniqueId(), first -> new Tally());
    }

    /// A class at the top level, not one nested in another.
    private boolean isWholeClass(TestIdentifier test) {
        return plan.getParent(test).filter(parent -> parent.getParentId().isEmpty()).isPresent();
    }

    private static String describe(Throwable failure) {
        var frames = Stream.of(failure.getStackTrace()).filter(Report::isOurs)
            .limit(FRAMES).map(frame -> "    at " + frame + "\n").collect(Collectors.joining());
        var cause = failure.getCause() == null ? "" : "Caused by " + describe(failure.getCause());
        return failure + "\n" + frames + cause;
    }

    private static String inOneLine(Throwable failure) {
        var line = failure.toString().strip().replaceAll("\\s+", " ");
        return line.length() > LINE ? line.substring(0, LINE) + " …" : line;
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith("howdah.") && !frame.getClassName().equals(Tests.class.getName());
    }

    private static String indent(String text) {
        return text.strip().indent(4).stripTrailing();
    }

    /// Prints what is to be known at the end.
    ///
    /// @param complete whether a skipped test is as bad as a failed one
    /// @return whether all is well
    boolean conclude(boolean complete) {
        progress.close();
        print("Failed", failures);
        print("Skipped", skips);
        var none = all.passed + all.failed + all.skipped == 0;
        if (none) {
            IO.println("\nThere is no such test to run.");
        }
        if (complete && all.skipped > 0) {
            IO.println("\nCI=true: no test may be skipped.");
        }
        IO.println("\n%d passed, %d failed, %d skipped".formatted(all.passed, all.failed, all.skipped));
        return all.failed == 0 && !none && !(complete && all.skipped > 0);
    }

    private static void print(String title, List<String> entries) {
        if (!entries.isEmpty()) {
            IO.println("\n" + title + ":");
            entries.forEach(entry -> IO.println("  " + entry));
        }
    }

    /// How many tests ended how, since when.
    private static final class Tally {

        private final long start = System.nanoTime();
        private int passed;
        private int failed;
        private int skipped;

        @Override
        public String toString() {
            var parts = Stream.of(passed + " passed", failed + " failed", skipped + " skipped")
                .filter(part -> !part.startsWith("0 ")).collect(Collectors.joining(", "));
            return "%-34s %7.1f s".formatted(parts, (System.nanoTime() - start) / 1e9);
        }
    }
}

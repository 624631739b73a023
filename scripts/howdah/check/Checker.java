//SOURCES Accident.java Answer.java Attempt.java AttemptParameter.java AuthorsMistake.java CheckStage.java
//SOURCES CheckTask.java CheckTests.java CompileAdvice.java CompiledCheck.java Connections.java Data.java DataSet.java
//SOURCES Difference.java ErrorAdvice.java Errors.java Gone.java Hint.java Judgement.java Limit.java MapperText.java
//SOURCES NoInput.java NotYet.java OtherSession.java Plan.java Rows.java Shown.java Source.java SourceOrder.java
//SOURCES SourceWords.java Statements.java Turn.java Values.java Verdict.java WarmJvm.java
//SOURCES ../course/Course.java ../jvm/DisposableJvm.java
//DEPS org.junit.jupiter:junit-jupiter-api:6.1.3 org.junit.jupiter:junit-jupiter-engine:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3 org.junit.platform:junit-platform-engine:6.1.3
//DEPS org.junit.platform:junit-platform-commons:6.1.3
//DEPS com.google.code.gson:gson:2.13.2

package howdah.check;

import howdah.course.Course;
import howdah.jvm.Compiler;
import howdah.jvm.DisposableJvm;
import howdah.jvm.Program;
import howdah.jvm.ScratchFolder;
import howdah.maven.Libraries;
import howdah.show.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Checks a learner's programs. What can be done ahead is: the check is compiled once, and a JVM waits that has loaded it and has
/// opened its databases. Several threads may check at a time.
public final class Checker implements AutoCloseable {

    private static final String TODO = "TODO";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int WARM_UP_TIMES = 3;

    private final Path course;
    private final DisposableJvm.Screen screen;
    private final Map<String, String> environment;
    private final ScratchFolder scratch = ScratchFolder.make();
    private final Compiler compiler = new Compiler();
    private final Map<String, CompiledCheck> checks = new HashMap<>();
    private final Map<String, WarmJvm> warm = new HashMap<>();
    private final Set<WarmJvm> busy = new HashSet<>();
    private final List<Thread> leaving = new ArrayList<>();
    private int programs;
    private volatile int abandoned;
    private volatile int left;
    private volatile boolean isClosing;
    /// Those of no use but to warm the compiler up.
    private volatile int compilations;
    private volatile Consumer<String> told = text -> { };

    /// @param course the folder in which `lessons`, `mappers` and `mybatis-config.xml` lie
    /// @param screen what verdicts are drawn for
    public Checker(Path course, DisposableJvm.Screen screen) {
        this(course, screen, Map.of());
    }

    /// @param environment of the programs, added to this process's own
    Checker(Path course, DisposableJvm.Screen screen, Map<String, String> environment) {
        this.course = course.toAbsolutePath();
        this.screen = screen;
        this.environment = environment;
    }

    /// Tells from now on what takes long: a server that is being made, or waited for.
    ///
    /// @param listener called in other threads
    public void tell(Consumer<String> listener) {
        told = listener;
    }

    /// Makes ready to check an exercise, so that its next check need not wait; a JVM that was ready for another one is given up.
    public void prepare(Course.Exercise exercise) {
        prepare(exercise, () -> true);
    }

    /// Makes ready once nobody on this machine waits for a verdict.
    ///
    /// @param isWanted whether it is still worth waiting
    public void prepare(Course.Exercise exercise, BooleanSupplier isWanted) {
        if (isReadyFor(exercise)) {
            return;
        }
        awaitLeaving(isWanted);
        var turn = Turn.ofRest(isWanted);
        if (!isWanted.getAsBoolean()) {
            turn.close();
            return;
        }
        try {
            put(exercise.name(), warm(exercise, turn));
        } catch (AuthorsMistake toldByTheVerdict) {
            turn.close();
        }
    }

    /// A compiler is several times as slow the first times: with this, whoever saves first does not wait for that.
    ///
    /// @param isWanted whether it is still worth while
    public void warmUpCompiler(Course.Exercise exercise, BooleanSupplier isWanted) {
        for (; compilations < WARM_UP_TIMES && isWanted.getAsBoolean(); compilations++) {
            compiler.compile(List.of(exercise.stub()), folder("warm-up"));
        }
    }

    private WarmJvm warm(Course.Exercise exercise, Turn turn) {
        return new WarmJvm(check(exercise), course, screen, environment, text -> told.accept(text), turn);
    }

    /// A server has a limited number of connections: one JVM goes before the next one comes.
    private void awaitLeaving(BooleanSupplier isWanted) {
        try {
            for (var thread : leaving()) {
                while (isWanted.getAsBoolean() && !thread.join(LOOK_AGAIN)) {
                    // somebody may have saved meanwhile
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Thread> leaving() {
        return List.copyOf(leaving);
    }

    private synchronized boolean isReadyFor(Course.Exercise exercise) {
        return warm.containsKey(exercise.name());
    }

    private synchronized void put(String exercise, WarmJvm jvm) {
        leaveWarm();
        warm.put(exercise, jvm);
    }

    private synchronized void leaveAll() {
        leaveWarm();
    }

    private void leaveWarm() {
        warm.values().forEach(this::leave);
        warm.clear();
    }

    /// The JVM that waits; if there is none, one that gets ready while the program is compiled.
    private synchronized WarmJvm take(Course.Exercise exercise) {
        var ready = warm.remove(exercise.name());
        var jvm = ready == null ? warm(exercise, null) : ready;
        busy.add(jvm);
        return jvm;
    }

    /// Lets a JVM wait again that was not needed after all.
    private synchronized void giveBack(String exercise, WarmJvm jvm) {
        if (busy.remove(jvm)) {
            put(exercise, jvm);
        } else {
            leave(jvm);
        }
    }

    /// Ends the checks that are going on: nobody wants their verdicts any more, whatever these are.
    public synchronized void abandon() {
        abandoned++;
        busy.forEach(WarmJvm::abandon);
        busy.clear();
    }

    private synchronized CompiledCheck check(Course.Exercise exercise) {
        return checks.computeIfAbsent(exercise.name(),
            name -> CompiledCheck.compile(exercise, folder("check-" + name), compiler));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(scratch.path().resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Checks a program.
    ///
    /// @param source the learner's file, or the exercise's own stub or solution; its own mapper lies beside it
    public Verdict check(Course.Exercise exercise, Path source) {
        try {
            var text = Files.readString(source);
            return text.isBlank() ? gone(exercise, source, "is empty") : check(exercise, source, text);
        } catch (CharacterCodingException binary) {
            return gone(exercise, source, "is no text in UTF-8");
        } catch (IOException missing) {
            return gone(exercise, source, Files.isDirectory(source) ? "is a folder" : "cannot be read");
        } catch (AuthorsMistake mistake) {
            return Verdict.coursesFault(mistake.getMessage(), List.of());
        }
    }

    /// Whether the check is one: the solution has to pass it, and the stub has to fail.
    public List<Course.Finding> lint(Course.Exercise exercise) {
        var findings = new ArrayList<Course.Finding>();
        var solved = check(exercise, exercise.solution());
        if (!solved.isPassed()) {
            findings.add(finding(exercise.solution(), "The solution does not pass its check: " + firstLine(solved),
                "mend the solution, or the check"));
        }
        if (solved.status() != Verdict.Status.ERROR) {
            findings.addAll(lintStub(exercise.stub(), check(exercise, exercise.stub())));
        }
        return findings;
    }

    private static List<Course.Finding> lintStub(Path stub, Verdict untouched) {
        if (untouched.isPassed()) {
            return List.of(finding(stub, "The stub passes its check as it is", "let the check find what the stub leaves out"));
        }
        return untouched.status() == Verdict.Status.FAIL && !untouched.next().isBlank() ? List.of()
            : List.of(finding(stub, "The stub does not fail its check in words: " + firstLine(untouched),
                "let the check say what to do"));
    }

    private static Course.Finding finding(Path file, String what, String remedy) {
        return new Course.Finding(Root.shorten(file), 1, what, remedy, false);
    }

    private static String firstLine(Verdict verdict) {
        return verdict.message().lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    private static Verdict gone(Course.Exercise exercise, Path source, String what) {
        return Verdict.fail("%s %s.".formatted(source, what),
            "`jbang lesson reset %s` gives you a fresh copy".formatted(exercise.name()));
    }

    private Verdict check(Course.Exercise exercise, Path source, String text) throws IOException {
        var now = abandoned;
        try (var turn = Turn.ofVerdict(() -> abandoned == now)) {
            return abandoned == now ? checkNow(exercise, source, text)
                : Verdict.fail("Nobody waits for this verdict any more.", "");
        }
    }

    private Verdict checkNow(Course.Exercise exercise, Path source, String text) throws IOException {
        var parsed = SourceWords.parse(text);
        if (!source.equals(exercise.stub()) && isUntouched(exercise, source, parsed)) {
            return untouched(source, text);
        }
        var libraries = Libraries.of(Course.libraries(source));
        var jvm = take(exercise);
        var folder = folder("program-" + nextProgram());
        try {
            var problems = compiler.compile(List.of(source), libraries, folder);
            if (!problems.isEmpty()) {
                giveBack(exercise.name(), jvm);
                return CompileAdvice.of(problems, text, source.getFileName().toString());
            }
            Files.writeString(folder.resolve(Source.FILE), parsed.json());
            bringMapper(source, folder);
            return run(jvm, program(exercise, folder, libraries));
        } finally {
            ScratchFolder.delete(folder);
        }
    }

    private synchronized int nextProgram() {
        return ++programs;
    }

    private Program program(Course.Exercise exercise, Path folder, List<Path> libraries) {
        return new Program(exercise.name(), exercise.name() + ".java",
            Stream.concat(Stream.of(folder, course), libraries.stream()).map(Path::toString).toList());
    }

    private Verdict run(WarmJvm jvm, Program program) {
        try {
            return jvm.check(program);
        } finally {
            end(jvm);
        }
    }

    private synchronized void end(WarmJvm jvm) {
        busy.remove(jvm);
        leave(jvm);
    }

    /// Nobody waits for a JVM that leaves, so that it lets verdicts come first; but not for long where there are more to leave.
    private synchronized void leave(WarmJvm jvm) {
        leaving.removeIf(thread -> !thread.isAlive());
        var now = ++left;
        leaving.add(Thread.ofVirtual().start(() -> {
            try (var turn = Turn.ofRest(() -> !isClosing && left == now)) {
                jvm.close();
            }
        }));
    }

    private static boolean isUntouched(Course.Exercise exercise, Path source, SourceWords parsed) throws IOException {
        var stub = SourceWords.parse(Files.readString(exercise.stub()));
        return parsed.plain().equals(stub.plain()) && text(mapper(source)).equals(text(mapper(exercise.stub())));
    }

    private static String text(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readString(file).replaceAll("\\s+", " ") : "";
    }

    /// Names the line to begin at: the TODO may stand in the program or in the mapper beside it.
    private static Verdict untouched(Path source, String text) throws IOException {
        var mapper = mapper(source);
        var isInMapper = !text.contains(TODO) && Files.isRegularFile(mapper);
        return Verdict.fail("You have not changed anything yet.",
            "open %s at line %d, where it says TODO".formatted(isInMapper ? mapper : source,
                todo(isInMapper ? Files.readString(mapper) : text)));
    }

    private static int todo(String text) {
        return 1 + (int) text.lines().takeWhile(line -> !line.contains(TODO)).count();
    }

    private static Path mapper(Path source) {
        return source.resolveSibling(source.getFileName().toString().replaceFirst("\\.java$", ".xml"));
    }

    private static void bringMapper(Path source, Path folder) throws IOException {
        var mapper = mapper(source);
        if (Files.isRegularFile(mapper)) {
            Files.copy(mapper, folder.resolve(mapper.getFileName()));
        }
    }

    /// Gives up the JVM that waits, and lets all of them leave their databases in order.
    @Override
    public void close() {
        isClosing = true;
        leaveAll();
        awaitLeaving(() -> true);
        scratch.close();
    }
}

package howdah.kernel.magic;

import howdah.check.Checker;
import howdah.check.Verdict;
import howdah.course.Course.Exercise;
import howdah.course.Learner;
import howdah.course.Progress;
import howdah.database.Database;
import howdah.jvm.DisposableJvm;
import howdah.jvm.ScratchFolder;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What the magics that teach have in common: the course, the learner in it, what checks his programs.
final class Teaching implements AutoCloseable {

    private static final int WIDTH = 100;
    /// A cell that runs needs the processors itself, and where all cells are run nobody looks at this one.
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Notebook notebook;
    private final Map<String, String> environment;
    private final Map<String, MapperSource> mappers = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private Checker checker;
    private ScratchFolder scratch;

    /// @param environment which tells where progress is kept
    Teaching(Notebook notebook, Map<String, String> environment) {
        this.notebook = notebook;
        this.environment = environment;
    }

    /// @throws Failure if the notebook belongs to no course
    Learner learner() {
        var course = notebook.course().orElseThrow(() -> Failure.usage("This notebook belongs to no course.")
            .next("open it in Howdah's folder: lessons/ or practice/"));
        var progress = new Progress(Progress.file(environment), notice -> notebook.output().warn(notice + "\n"));
        return new Learner(course, progress, Teaching::command);
    }

    /// `%hint secondRow` of `hint secondRow`.
    static String command(String words) {
        return words.equals("list") ? "%lesson list" : "%" + words;
    }

    /// What a verdict tells of commands at the terminal, as magics.
    static String asMagics(String text) {
        return text.replaceAll("jbang lesson (hint|solution|reset|check|list)", "%$1").replace("%list", "%lesson list");
    }

    /// The exercise that somebody means; if he names none, that of the exercise's cell which was run last, else the one that he
    /// is on.
    Exercise exercise(String word) {
        return learner().exercise(!word.isEmpty() ? word : ExerciseCell.latest(notebook.ran()).orElse(null));
    }

    synchronized Checker checker() {
        if (checker == null) {
            checker = new Checker(learner().course(), new DisposableJvm.Screen(WIDTH, false));
        }
        return checker;
    }

    /// Gets a check ready that may soon be wanted, unless another one, or its verdict, is wanted within a second.
    void prepare(Exercise exercise) {
        var now = turn.incrementAndGet();
        if (Files.isRegularFile(exercise.check())) {
            Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(QUIET.toNanos());
                if (turn.get() == now) {
                    checker().prepare(exercise, () -> turn.get() == now);
                }
            });
        }
    }

    /// Checks a program of [#write].
    Verdict check(Exercise exercise, Path program) {
        turn.incrementAndGet();
        return checker().check(exercise, program);
    }

    synchronized void abandon() {
        if (checker != null) {
            checker.abandon();
        }
    }

    /// Writes a program to be checked, with the exercise's own mapper beside it.
    synchronized Path write(Exercise exercise, String program) {
        try {
            if (scratch == null) {
                scratch = ScratchFolder.make();
            }
            if (exercise.mapper().isPresent()) {
                Files.writeString(scratch.path().resolve(exercise.name() + ".xml"), mapperToCheck(exercise));
            }
            return Files.writeString(scratch.path().resolve(exercise.name() + ".java"), program);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// That of the cell, with the cell's lines; where nobody has changed it, the exercise's own, by which a check knows that.
    private String mapperToCheck(Exercise exercise) {
        var given = Text.read(exercise.mapper().orElseThrow());
        var cell = mapper(exercise);
        if (cell.isEmpty()) {
            return Text.read(learner().practice().copy(exercise).resolveSibling(exercise.name() + ".xml"));
        }
        var isGiven = cell.get().replaceAll("\\s+", " ").equals(given.replaceAll("\\s+", " "));
        return isGiven ? given : mappers.get(exercise.name()).xml();
    }

    /// The exercise's own mapper as a cell has it, laid out as its file; empty if no cell has it.
    Optional<String> mapper(Exercise exercise) {
        return exercise.mapper().filter(file -> mappers.containsKey(exercise.name()))
            .map(file -> mappers.get(exercise.name()).within(Text.read(file)));
    }

    /// A cell has that mapper.
    void keep(MapperSource mapper) {
        mappers.put(mapper.namespace(), mapper);
    }

    /// The file counts again.
    void forgetMapper(String namespace) {
        if (mappers.remove(namespace) != null) {
            Database.unloadMapper(namespace);
        }
    }

    /// Completes the names of exercises and some options.
    Completion complete(String source, int cursor, String... options) {
        if (source.startsWith("-", source.lastIndexOf(' ', cursor - 1) + 1) || notebook.course().isEmpty()) {
            return Words.complete(source, cursor, "option", List.of(options), option -> "");
        }
        var exercises = learner().exercises();
        return Words.complete(source, cursor, "exercise", exercises.stream().map(Exercise::name).toList(), name ->
            exercises.stream().filter(each -> each.name().equals(name)).map(each -> each.id() + ": " + each.task()).findFirst()
                .orElse(""));
    }

    @Override
    public synchronized void close() {
        turn.incrementAndGet();
        if (checker != null) {
            checker.abandon();
            checker.close();
        }
        if (scratch != null) {
            scratch.close();
        }
    }
}

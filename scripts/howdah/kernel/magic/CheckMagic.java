package howdah.kernel.magic;

import howdah.check.Verdict;
import howdah.course.Course;
import howdah.course.Course.Exercise;
import howdah.course.Learner;
import howdah.kernel.cell.Cell;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `%check`: what is still missing in the cell of an exercise.
final class CheckMagic implements Magic {

    private static final String UNREPORTED = "unreported exception";

    /// @param file which was checked
    /// @param kept what the learner's copy is to hold
    private record Checked(Verdict verdict, String file, String kept) {
    }

    private final Teaching teaching;
    private volatile boolean isAbandoned;

    CheckMagic(Teaching teaching) {
        this.teaching = teaching;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String help() {
        return """
            Checks the cell of an exercise, and says what is still missing.

            %check [EXERCISE]

            The cell is the one that begins with %exercise NAME, as it was run last. Without a name: the exercise whose cell was
            run last. Your copy of the exercise's file under practice/ gets what was checked, unless you have changed that yourself.

            Example: %check secondRow
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws InterruptedException {
        isAbandoned = false;
        var learner = teaching.learner();
        var exercise = teaching.exercise(arguments);
        var cell = ExerciseCell.find(exercise, learner.exercises(), notebook.ran());
        var patience = new Patience(notebook.output(), "Checking " + exercise.name());
        try {
            teaching.checker().tell(patience::tell);
            var checked = check(learner, exercise, new CellText(cell.source()).java());
            if (isAbandoned) {
                throw new InterruptedException("The check was abandoned.");
            }
            record(learner, exercise, checked.verdict());
            var isKept = learner.practice().put(exercise, checked.kept(), teaching.mapper(exercise).orElse(null));
            patience.end(card(learner, exercise, cell, checked, isKept).bundle());
        } catch (InterruptedException | RuntimeException | Error failure) {
            patience.fail();
            throw failure;
        }
        return null;
    }

    /// A cell lets any exception out; its program says so only if it has to.
    private Checked check(Learner learner, Exercise exercise, String code) {
        var checked = check(learner, exercise, code, false);
        return checked.verdict().message().contains(UNREPORTED) && !isAbandoned ? check(learner, exercise, code, true) : checked;
    }

    private Checked check(Learner learner, Exercise exercise, String code, boolean isThrowing) {
        var programs = Course.program(exercise, code, learner.practice().given(exercise), isThrowing);
        var file = teaching.write(exercise, programs.text());
        return new Checked(teaching.check(exercise, file), file.toString(), programs.file());
    }

    private void record(Learner learner, Exercise exercise, Verdict verdict) {
        if (verdict.status() != Verdict.Status.ERROR) {
            learner.progress().attempted(exercise.name(), verdict.isPassed());
        }
        if (!verdict.isPassed()) {
            teaching.prepare(exercise);
        }
    }

    private static VerdictCard card(Learner learner, Exercise exercise, Cell cell, Checked checked, boolean isKept) {
        var verdict = checked.verdict();
        var file = checked.file();
        var next = new ArrayList<String>();
        if (!verdict.next().isEmpty()) {
            next.add(ofCell(verdict.next(), exercise, file));
        }
        next.addAll(verdict.isPassed() ? afterPassing(learner, exercise) : hints(learner, exercise));
        if (!isKept) {
            next.add("your copy practice/exercises/%s.java has changes of its own and stays as it is".formatted(exercise.name()));
        }
        var message = verdict.isPassed() ? "Well done. " + verdict.text().lines().findFirst().orElse("")
            : ofCell(verdict.message(), exercise, file);
        return new VerdictCard("%s %s, cell [%d]".formatted(exercise.id(), exercise.name(), cell.number()), verdict.status(),
            message, next, verdict.output());
    }

    private static List<String> afterPassing(Learner learner, Exercise exercise) {
        var next = learner.current();
        var isElsewhere = next.isPresent() && next.get().lesson() != exercise.lesson();
        return List.of(next.map(each -> "%s %s: %s%s".formatted(each.id(), each.name(), each.task(),
            isElsewhere ? " (`%%lesson %d`)".formatted(each.lesson()) : "")).orElse("every exercise is done"));
    }

    private static List<String> hints(Learner learner, Exercise exercise) {
        var known = learner.progress().of(exercise.name()).hints();
        var all = exercise.hints().size();
        return known < all ? List.of("`%%hint %s` shows hint %d of %d".formatted(exercise.name(), known + 1, all)) : List.of();
    }

    /// A verdict speaks of the files that the cells were written to.
    private static String ofCell(String text, Exercise exercise, String file) {
        var name = exercise.name() + ".java";
        var mapper = Pattern.quote(file.replaceFirst("\\.java$", ".xml")) + " at line \\d+";
        return Teaching.asMagics(text.replaceAll(mapper, "the cell %%mapper " + exercise.name()).replace(file, name)
            .replaceAll("(?m)^" + name, "Your cell").replace(name, "your cell"));
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return teaching.complete(source, cursor);
    }

    @Override
    public void interrupt() {
        isAbandoned = true;
        teaching.abandon();
    }
}

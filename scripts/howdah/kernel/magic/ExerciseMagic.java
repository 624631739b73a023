package howdah.kernel.magic;

import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;

/// `%exercise secondRow`: says that a cell is the answer to an exercise, and lets it work as the exercise's program does, in a
/// fresh database of its own.
final class ExerciseMagic implements Magic {

    private final Teaching teaching;

    ExerciseMagic(Teaching teaching) {
        this.teaching = teaching;
    }

    @Override
    public String name() {
        return "exercise";
    }

    @Override
    public String help() {
        return """
            The head of an exercise's cell: its code works in a fresh database, as it does when it is checked.

            %exercise NAME

            Example: %exercise secondRow, then your Java; %check secondRow in another cell checks it.""";
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        var learner = teaching.learner();
        var exercise = learner.exercise(arguments);
        notebook.enter(exercise.name(), learner.practice().copy(exercise).getParent());
        teaching.prepare(exercise);
        return null;
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return teaching.complete(source, cursor);
    }
}

package howdah.kernel.magic;

import howdah.course.Course;
import howdah.course.Practice;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;

/// `%exercise secondRow`: says that a cell is the answer to an exercise, and lets it work as the exercise's program does, in a
/// fresh database of its own.
final class ExerciseMagic implements Magic {

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
        var course = notebook.course().orElseThrow(() -> Failure.usage("This notebook belongs to no course.")
            .next("open it in Howdah's folder: lessons/ or practice/"));
        var exercise = Course.exercise(course.resolve("lessons"), arguments.strip());
        notebook.enter(exercise.name(), new Practice(course).copy(exercise).getParent());
        return null;
    }
}

package howdah.kernel.magic;

import howdah.course.Course;
import howdah.course.Course.Exercise;
import howdah.kernel.cell.Cell;
import howdah.show.Failure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the cell that answers an exercise among those that were run.
///
/// It is the latest one that begins with `%exercise NAME` or whose id is `exercise-NAME`, as front ends tell it. Where no cell
/// says so, because somebody wrote his answer into a cell of his own, it is the latest one that has most of the words of this
/// exercise's stub, and more of them than of any other exercise's.
final class ExerciseCell {

    private static final String ID = "exercise-";
    private static final Pattern HEAD = Pattern.compile("(?m)^\\s*%exercise\\s+(\\S+)");
    private static final double ENOUGH = 0.7;

    private ExerciseCell() {
    }

    /// @throws Failure if none was run
    static Cell find(Exercise exercise, List<Exercise> all, List<Cell> ran) {
        return ran.reversed().stream().filter(cell -> name(cell).equals(Optional.of(exercise.name()))).findFirst()
            .or(() -> ran.reversed().stream().filter(cell -> name(cell).isEmpty() && isLike(exercise, all, cell)).findFirst())
            .orElseThrow(() -> Failure.usage("No cell of %s was run.".formatted(exercise.name()))
                .next("run your cell first; it begins with %%exercise %s".formatted(exercise.name())));
    }

    /// The exercise whose cell was run last.
    static Optional<String> latest(List<Cell> ran) {
        return ran.reversed().stream().map(ExerciseCell::name).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> name(Cell cell) {
        var head = HEAD.matcher(cell.source());
        return head.find() ? Optional.of(head.group(1))
            : Optional.of(cell.id()).filter(id -> id.startsWith(ID)).map(id -> id.substring(ID.length()));
    }

    private static boolean isLike(Exercise exercise, List<Exercise> all, Cell cell) {
        var likeness = likeness(exercise, cell);
        return likeness >= ENOUGH && all.stream().noneMatch(other -> likeness(other, cell) > likeness);
    }

    private static double likeness(Exercise exercise, Cell cell) {
        return Course.cells(exercise).stream().filter(each -> each.id().equals(ID + exercise.name()))
            .mapToDouble(each -> Likeness.of(each.source(), cell.source())).max().orElse(0);
    }
}

package howdah.course;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import howdah.show.Root;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/// The text of an exercise's solution: what it has that the stub has not stands marked.
final class Solution {

    private Solution() {
    }

    /// The solution's files, each below its name.
    static String text(Course.Exercise exercise) {
        return text(exercise.stub(), exercise.solution()) + exercise.mapper()
            .map(mapper -> text(mapper, exercise.solution().resolveSibling(mapper.getFileName()))).orElse("");
    }

    private static String text(Path stub, Path solution) {
        var text = new StringBuilder(Root.shorten(solution) + " (+ marks what is new)\n");
        var lines = lines(solution);
        var news = new BitSet();
        DiffUtils.diff(lines(stub), lines).getDeltas().stream().map(AbstractDelta::getTarget)
            .forEach(part -> news.set(part.getPosition(), part.getPosition() + part.size()));
        for (var at = 0; at < lines.size(); at++) {
            text.append(((news.get(at) ? "+ " : "  ") + lines.get(at)).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static List<String> lines(Path file) {
        return LessonFile.read(file).text().lines().toList();
    }
}

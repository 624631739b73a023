package howdah.course;

import howdah.show.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Takes what was changed in a notebook back into its lesson.
final class Pull {

    private Pull() {
    }

    /// The lesson with the cells' texts. Where a cell says what the lesson says, the lesson's text stays as it is.
    ///
    /// @throws Failure if cells were added, removed or moved, or the outcome would not give the same notebook again
    static LessonFile pull(LessonFile file, SequencedMap<String, String> texts) {
        var lesson = LessonParts.read(file);
        Course.requireSound(lesson.lesson().findings());
        requireSameCells(file, lesson.cells(), texts);
        var edits = new ArrayList<Edit>();
        for (var cell : lesson.cells()) {
            if (!texts.get(cell.id()).equals(cell.text())) {
                edits.addAll(cell.put().apply(texts.get(cell.id())));
            }
        }
        var pulled = file.with(Edit.apply(file.text(), edits));
        requireSameTexts(pulled, texts);
        return pulled;
    }

    private static void requireSameCells(LessonFile file, List<Cell> cells, SequencedMap<String, String> texts) {
        var ids = cells.stream().map(Cell::id).toList();
        if (!ids.equals(List.copyOf(texts.sequencedKeySet()))) {
            var missing = ids.stream().filter(id -> !texts.containsKey(id)).findFirst().map("\"%s\" is missing"::formatted);
            var strange = texts.keySet().stream().filter(id -> !ids.contains(id)).findFirst()
                .map("it has another one, \"%s\""::formatted);
            throw Failure.usage("The notebook of %s has not the lesson's cells: %s.".formatted(
                    file.file(), missing.or(() -> strange).orElse("they are in another order")))
                .next("add, remove and move steps in the lesson, then generate the notebook; pull takes changed texts only");
        }
    }

    private static void requireSameTexts(LessonFile pulled, SequencedMap<String, String> texts) {
        var lesson = LessonParts.read(pulled);
        Course.requireSound(lesson.lesson().findings());
        for (var cell : lesson.cells()) {
            if (!cell.text().equals(texts.get(cell.id()))) {
                throw Failure.usage("The cell \"%s\" cannot be taken back into %s as it is.".formatted(cell.id(), pulled.file()))
                    .next("put each comment before a statement of its own step, and write no step(…) in a cell");
            }
        }
        if (lesson.cells().size() != texts.size()) {
            throw Failure.usage("The cells would make other steps of %s.".formatted(pulled.file()))
                .next("write no step(…) and no declaration that belongs beside main in a cell of a step");
        }
    }
}

package howdah.course;

import howdah.show.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Takes what was changed in a notebook back into its lesson, and into its exercises.
final class Pull {

    private Pull() {
    }

    /// The lesson, then its exercises, with the cells' texts. Where a cell says what the file says, the file's text stays as
    /// it is.
    ///
    /// @throws Failure if cells were added, removed or moved, or the outcome would not give the same notebook again
    static List<LessonFile> pull(LessonFile lesson, SequencedMap<String, String> texts) {
        var pages = Page.of(lesson);
        Course.requireSound(Page.findings(pages));
        requireSameCells(lesson, Page.cells(pages), texts);
        return pages.stream().map(page -> pull(page, texts)).toList();
    }

    static LessonFile pull(Page page, SequencedMap<String, String> texts) {
        var edits = new ArrayList<Edit>();
        for (var cell : page.cells()) {
            if (!texts.get(cell.id()).equals(cell.text())) {
                edits.addAll(cell.put().apply(texts.get(cell.id())));
            }
        }
        var pulled = page.file().with(Edit.apply(page.file().text(), edits));
        requireSameTexts(page, page.again().apply(pulled), texts);
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

    private static void requireSameTexts(Page before, Page pulled, SequencedMap<String, String> texts) {
        Course.requireSound(pulled.findings());
        for (var cell : pulled.cells()) {
            if (!cell.text().equals(texts.get(cell.id()))) {
                throw Failure.usage("The cell \"%s\" cannot be taken back into %s as it is."
                        .formatted(cell.id(), pulled.file().file()))
                    .next("put each comment before a statement of its own step, and write no step(…) in a cell");
            }
        }
        if (pulled.cells().size() != before.cells().size()) {
            throw Failure.usage("The cells would make other steps of %s.".formatted(pulled.file().file()))
                .next("write no step(…) and no declaration that belongs beside main in a cell of a step");
        }
    }
}

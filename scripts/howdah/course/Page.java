package howdah.course;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A file that gives a notebook some of its cells: the lesson, or an exercise's stub.
///
/// @param cells none if a rule is broken
/// @param again how the same file is read when its text has changed
record Page(LessonFile file, List<Course.Finding> findings, List<Cell> cells, Function<LessonFile, Page> again) {

    /// The pages of a lesson's notebook: the lesson itself, then its exercises.
    static List<Page> of(LessonFile lesson) {
        var folder = lesson.file().resolveSibling(".").normalize();
        var exercises = Exercises.of(folder, LessonParts.number(LessonParts.name(lesson.file())));
        return Stream.concat(Stream.of(lesson(lesson)),
            exercises.stream().map(exercise -> exercise(folder, LessonFile.read(exercise.stub())))).toList();
    }

    private static Page lesson(LessonFile file) {
        var parts = LessonParts.read(file);
        return new Page(file, parts.lesson().findings(), parts.cells(), Page::lesson);
    }

    static Page exercise(Path lessons, LessonFile file) {
        var parsed = ParsedLesson.parse(file);
        var findings = ExerciseRules.stub(parsed);
        var cells = findings.isEmpty() ? new ExerciseCells(parsed).all(Exercises.read(lessons, file)) : List.<Cell>of();
        return new Page(file, findings, cells, changed -> exercise(lessons, changed));
    }

    static List<Cell> cells(List<Page> pages) {
        return pages.stream().flatMap(page -> page.cells().stream()).toList();
    }

    static List<Course.Finding> findings(List<Page> pages) {
        return pages.stream().flatMap(page -> page.findings().stream()).toList();
    }
}

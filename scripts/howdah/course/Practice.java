package howdah.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The learner's own copies of exercises and notebooks, in a course's folder `practice`.
///
/// A copy is made on first use. Where the course is updated later, a copy that the learner has not changed follows, and one
/// that he has changed stays as it is. Nothing of his is ever overwritten: what is replaced is kept beside it as `….orig`,
/// `….orig.2` and so on.
public final class Practice {

    private final Path folder;

    /// @param course the folder of the course, in which `lessons` lies
    public Practice(Path course) {
        folder = course.resolve("practice");
    }

    /// The learner's copy of an exercise, with that of the exercise's own mapper beside it.
    ///
    /// @throws howdah.show.Failure if it is empty or no file, or cannot be read or written
    public Path copy(Course.Exercise exercise) {
        files(exercise).map(file -> ownCopy("exercises", file).bring(text(exercise, file))).toList();
        return ownCopy("exercises", exercise.stub()).file();
    }

    /// Puts into the learner's copy what he has written in a notebook, unless he has changed the copy himself.
    ///
    /// @param text   of the stub's copy
    /// @param mapper of its own mapper's; null if that stays as it is
    /// @return whether the copy holds that now
    public boolean put(Course.Exercise exercise, String text, String mapper) {
        copy(exercise);
        var isPut = ownCopy("exercises", exercise.stub()).put(text);
        return mapper == null ? isPut
            : exercise.mapper().map(file -> ownCopy("exercises", file).put(mapper)).orElse(true) && isPut;
    }

    /// The stub as the learner is given it.
    public String given(Course.Exercise exercise) {
        return text(exercise, exercise.stub());
    }

    /// Gives the learner a fresh copy.
    ///
    /// @return where the old files are kept
    public List<Path> reset(Course.Exercise exercise) {
        return files(exercise).map(file -> ownCopy("exercises", file).reset(text(exercise, file)))
            .flatMap(Optional::stream).toList();
    }

    /// What the course has changed in an exercise since the learner was given his copy, if he has changed that, too.
    ///
    /// @return short unified diffs; empty if there is nothing to tell
    public String difference(Course.Exercise exercise) {
        return files(exercise).map(file -> ownCopy("exercises", file).difference(text(exercise, file)))
            .collect(Collectors.joining());
    }

    /// The learner's copy of a lesson's notebook.
    ///
    /// @param lesson the lesson's file
    public Path notebook(Path lesson) {
        var notebook = Course.notebookFile(lesson);
        return ownCopy("", notebook).bring(LessonFile.read(notebook).text());
    }

    private static Stream<Path> files(Course.Exercise exercise) {
        return Stream.concat(Stream.of(exercise.stub()), exercise.mapper().stream());
    }

    /// The hints are shown one at a time, so that they do not stand in the copy.
    private static String text(Course.Exercise exercise, Path file) {
        var content = LessonFile.read(file);
        if (!file.equals(exercise.stub()) || exercise.hints().isEmpty()) {
            return content.text();
        }
        var line = "// Hints: jbang lesson hint " + exercise.name();
        return Edit.apply(content.text(), List.of(new Edit(ExerciseHeader.of(content).hintLines(), line)));
    }

    private OwnCopy ownCopy(String place, Path file) {
        var name = file.getFileName().toString();
        return new OwnCopy(folder.resolve(place).resolve(name), folder.resolve(".given").resolve(place).resolve(name));
    }
}

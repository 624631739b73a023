package howdah.runner;

import howdah.course.Course;
import howdah.course.Course.Exercise;
import howdah.course.Learner;
import howdah.course.Practice;
import howdah.course.Progress;
import howdah.show.Root;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The course that the working directory lies in, and how far the learner is with it.
record CourseFolder(Path root, Progress progress) {

    static final String LESSON = "its number (1), its name (lesson01) or its file";
    static final String LESSONS = LESSON + "; all lessons, if none is given";
    static final String LESSON_OR_YOURS = LESSON + "; the one you are on, if none is given";
    static final String EXERCISE = "its number (1.2) or its name (secondRow); the one you are on, if none is given";

    static CourseFolder here() {
        return in(Root.find());
    }

    static CourseFolder in(Path root) {
        return new CourseFolder(root, new Progress(Progress.file(System.getenv()), System.err::println));
    }

    /// The folder of the lessons.
    Path folder() {
        return root.resolve("lessons");
    }

    Practice practice() {
        return new Practice(root);
    }

    /// The files of all lessons.
    List<Path> lessons() {
        return Course.lessons(folder()).stream().map(Root::shorten).toList();
    }

    /// The files of the lessons that somebody means; of all, if he names none.
    List<Path> lessons(List<String> words) {
        return words.isEmpty() ? lessons() : words.stream().map(this::lesson).toList();
    }

    /// The file of the lesson that somebody means.
    Path lesson(String word) {
        return Root.shorten(Course.find(folder(), word));
    }

    /// The lesson that somebody means; if he names none, that of the exercise that he is on.
    Path lessonOrYours(String word) {
        return word != null ? lesson(word)
            : current().map(exercise -> lesson(String.valueOf(exercise.lesson()))).orElseGet(() -> lessons().getLast());
    }

    Learner learner() {
        return new Learner(root, progress, "jbang lesson "::concat);
    }

    List<Exercise> exercises() {
        return learner().exercises();
    }

    /// The exercise that somebody means; if he names none, the one that he is on.
    Exercise exercise(String word) {
        return learner().exercise(word);
    }

    /// The first exercise whose check has not passed yet.
    Optional<Exercise> current() {
        return learner().current();
    }

    boolean isPassed(Exercise exercise) {
        return learner().isPassed(exercise);
    }
}

package howdah.course;

import howdah.show.Failure;
import howdah.show.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The exercises of a course: a stub, its solution and its check each.
final class Exercises {

    private static final Comparator<Course.Exercise> ORDER = Comparator.comparingInt(Course.Exercise::lesson)
        .thenComparingInt(Course.Exercise::number).thenComparing(Course.Exercise::name);

    private Exercises() {
    }

    /// In the course's order; none if there is no folder of exercises.
    static List<Course.Exercise> of(Path lessons) {
        return files(lessons.resolve("exercises"), ".java").stream().map(stub -> read(lessons, LessonFile.read(stub)))
            .sorted(ORDER).toList();
    }

    /// Those of one lesson; none if its name has no number.
    static List<Course.Exercise> of(Path lessons, int lesson) {
        return lesson == 0 ? List.of() : of(lessons).stream().filter(exercise -> exercise.lesson() == lesson).toList();
    }

    static Course.Exercise read(Path lessons, LessonFile stub) {
        var name = LessonParts.name(stub.file());
        var header = ExerciseHeader.of(stub);
        var mapper = Optional.of(stub.file().resolveSibling(name + ".xml")).filter(Files::isRegularFile);
        return new Course.Exercise(name, header.lesson(), header.number(), Header.of(stub).title(),
            header.hints().stream().map(ExerciseHeader.Hint::text).toList(), stub.file(),
            lessons.resolve("solutions").resolve(name + ".java"),
            lessons.resolve("checks").resolve(checkName(name) + ".java"), mapper);
    }

    /// `SecondRowCheck` of `secondRow`.
    static String checkName(String exercise) {
        return exercise.substring(0, 1).toUpperCase() + exercise.substring(1) + "Check";
    }

    static Course.Exercise find(Path lessons, String word) {
        var all = of(lessons);
        return all.stream().filter(exercise -> isCalled(word, exercise)).findFirst().orElseThrow(() ->
            Failure.usage("There is no exercise \"%s\".".formatted(word)).where(lessons.resolve("exercises").toString())
                .next(advice(word, all)));
    }

    private static boolean isCalled(String word, Course.Exercise exercise) {
        return exercise.name().equalsIgnoreCase(word) || exercise.id().equals(word)
            || word.endsWith(".java") && Path.of(word).endsWith(exercise.name() + ".java");
    }

    private static String advice(String word, List<Course.Exercise> all) {
        return all.isEmpty() ? "write one first: there is none yet"
            : Nearest.advice(word, all.stream().map(Course.Exercise::name).toList(), "see them all: jbang lesson list");
    }

    /// The files of a folder by name; none if there is no such folder.
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file)).sorted().toList();
        } catch (IOException failure) {
            throw Failure.usage("The files in %s cannot be listed.".formatted(folder)).cause(failure)
                .next("make the folder readable");
        }
    }
}

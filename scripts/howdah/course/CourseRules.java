package howdah.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a course keeps as a whole: its lessons, its exercises, its mappers, and how they go together.
final class CourseRules {

    private static final int EXERCISES = 3;

    private final Path root;
    private final Path folder;
    private final List<LessonFile> lessons;
    private final List<Course.Exercise> exercises;
    private final List<Course.Finding> findings = new ArrayList<>();

    private CourseRules(Path root) {
        this.root = root;
        folder = root.resolve("lessons");
        lessons = Course.lessons(folder).stream().map(LessonFile::read).toList();
        exercises = Exercises.of(folder);
    }

    /// By file and line.
    static List<Course.Finding> findings(Path root) {
        var rules = new CourseRules(root);
        rules.checkLessons();
        rules.exercises.forEach(rules::checkExercise);
        rules.checkNumbers();
        rules.checkOrphans();
        rules.compile();
        rules.checkNotebooks();
        rules.findings.addAll(MapperRules.findings(root, rules.sources()));
        rules.findings.addAll(MapRules.findings(rules.folder));
        return rules.findings.stream().distinct()
            .sorted(Comparator.comparing(Course.Finding::file).thenComparingInt(Course.Finding::line)).toList();
    }

    private void checkLessons() {
        for (var lesson : lessons) {
            findings.addAll(LessonParts.read(lesson).lesson().findings());
            var own = exercises.stream().filter(exercise -> exercise.lesson() == number(lesson)).count();
            if (number(lesson) > 0 && own < EXERCISES) {
                add(lesson, 1, "A lesson has %d exercises or more, and this has %d".formatted(EXERCISES, own),
                    "write them: " + folder.resolve("exercises"));
            }
        }
    }

    private static int number(LessonFile lesson) {
        return LessonParts.number(LessonParts.name(lesson.file()));
    }

    private void checkExercise(Course.Exercise exercise) {
        var stub = LessonFile.read(exercise.stub());
        findings.addAll(ExerciseRules.stub(ParsedLesson.parse(stub)));
        if (Files.isRegularFile(exercise.solution())) {
            findings.addAll(ExerciseRules.solution(stub, ParsedLesson.parse(LessonFile.read(exercise.solution()))));
        } else {
            add(stub, 1, "It has no solution", "write " + exercise.solution());
        }
        findings.addAll(ExerciseRules.check(exercise));
    }

    /// Those without a place are told of by [ExerciseRules].
    private void checkNumbers() {
        var byLesson = exercises.stream().filter(each -> each.lesson() > 0 && each.number() > 0)
            .collect(Collectors.groupingBy(Course.Exercise::lesson));
        byLesson.forEach((lesson, own) -> {
            for (var at = 0; at < own.size(); at++) {
                checkNumber(own.get(at), at + 1);
            }
            if (lessons.stream().noneMatch(each -> number(each) == lesson)) {
                addPlace(own.getFirst(), "There is no lesson %d".formatted(lesson), "write it, or correct the exercise's number");
            }
        });
    }

    private void checkNumber(Course.Exercise exercise, int expected) {
        if (exercise.number() != expected) {
            addPlace(exercise, "It is exercise %s, and %d.%d would be the next".formatted(
                exercise.id(), exercise.lesson(), expected), "number a lesson's exercises 1, 2, 3 …, each number once");
        }
    }

    private void addPlace(Course.Exercise exercise, String what, String remedy) {
        var stub = LessonFile.read(exercise.stub());
        add(stub, ExerciseHeader.of(stub).line(), what, remedy);
    }

    private void checkOrphans() {
        checkOrphans("solutions", ".java", Course.Exercise::solution);
        checkOrphans("checks", "Check.java", Course.Exercise::check);
    }

    private void checkOrphans(String place, String ending, Function<Course.Exercise, Path> own) {
        var known = exercises.stream().map(own).collect(Collectors.toSet());
        Exercises.files(folder.resolve(place), ending).stream().filter(Predicate.not(known::contains)).forEach(file ->
            add(LessonFile.read(file), 1, "There is no exercise that it goes with",
                "name it as an exercise is named, or remove it"));
    }

    /// Where no rule is broken so far: what is wrong is mended first.
    private void checkNotebooks() {
        var broken = broken();
        for (var lesson : lessons) {
            var pages = Page.of(lesson);
            var notebook = Course.notebookFile(lesson.file());
            if (pages.stream().noneMatch(page -> broken.contains(page.file().file())) && !isEqual(notebook, pages)) {
                add(LessonFile.of(notebook, ""), 1, "It differs from its lesson and exercises",
                    "run jbang lesson generate " + LessonParts.name(lesson.file()));
            }
        }
    }

    private static boolean isEqual(Path notebook, List<Page> pages) {
        return Files.isRegularFile(notebook) && LessonFile.read(notebook).content().equals(Notebook.write(Page.cells(pages)));
    }

    private Set<Path> broken() {
        return findings.stream().filter(finding -> !finding.isAdvice()).map(Course.Finding::file).collect(Collectors.toSet());
    }

    private CourseSources sources() {
        var others = Stream.of("exercises", "solutions", "checks").map(folder::resolve)
            .flatMap(each -> Exercises.files(each, ".java").stream());
        var scripts = Exercises.files(root.resolve("scripts/howdah"), ".java").stream();
        return CourseSources.of(Stream.of(lessons.stream(), Stream.concat(others, scripts).map(LessonFile::read))
            .flatMap(Function.identity()).map(ParsedLesson::parse).toList());
    }

    /// Compiles what breaks no rule so far; stubs and solutions one after the other, since they are classes of the same names.
    private void compile() {
        var broken = broken();
        var stubs = exercises.stream().map(Course.Exercise::stub).map(LessonFile::read);
        var solutions = exercises.stream().map(Course.Exercise::solution).filter(Files::isRegularFile).map(LessonFile::read);
        for (var files : List.of(Stream.concat(lessons.stream(), stubs), solutions)) {
            findings.addAll(CompiledLesson.errors(files.filter(file -> !broken.contains(file.file())).toList()));
        }
    }

    private void add(LessonFile file, int line, String what, String remedy) {
        findings.add(LessonRules.finding(file, line, what, remedy));
    }
}

//SOURCES Cell.java CellCode.java CellProgram.java Cells.java ColumnRules.java CompiledLesson.java CourseMap.java
//SOURCES CourseRules.java CourseSources.java Edit.java Element.java ExerciseCells.java ExerciseHeader.java
//SOURCES ExerciseRules.java Exercises.java Header.java JavaText.java Learner.java LessonFile.java LessonParts.java
//SOURCES LessonRules.java Lines.java LoopRules.java MapRules.java MapperCheck.java MapperRules.java NeedRules.java
//SOURCES Notebook.java OwnCopy.java Page.java ParsedLesson.java Practice.java PrintRules.java Progress.java
//SOURCES ProgressFile.java Pull.java Region.java SelectList.java SessionRules.java Solution.java StepAdvice.java
//SOURCES StepCode.java StepRules.java StringSource.java TextBlock.java XmlFile.java
//SOURCES ../maven/Libraries.java ../show/Show.java
//DEPS com.google.code.gson:gson:2.13.2
//DEPS io.github.java-diff-utils:java-diff-utils:4.18
//DEPS org.mybatis:mybatis:3.5.19

package howdah.course;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A lesson file as steps, the rules it keeps, and the notebook that is made from it.
public final class Course {

    /// A lesson, as far as its file can be read.
    ///
    /// @param number       the digits that its name ends in; 0 if there are none
    /// @param name         its file's name without the ending
    /// @param title        its `//DESCRIPTION`
    /// @param comment      what stands above the imports, without the slashes
    /// @param imports      the text from the first import to the last
    /// @param declarations types and methods beside `main`
    /// @param findings     the broken rules that show without compiling, and advice
    public record Lesson(Path file, int number, String name, String title, String comment, String imports,
                         List<Declaration> declarations, List<Step> steps, List<Finding> findings) {
    }

    /// What tells a lesson from others.
    ///
    /// @param number the digits that its name ends in; 0 if there are none
    /// @param name   its file's name without the ending
    /// @param title  its `//DESCRIPTION`
    public record Outline(Path file, int number, String name, String title) {
    }

    /// A type or a method beside `main`.
    ///
    /// @param comment its `///` comment without the slashes; empty if it has none
    /// @param line    where it begins, counted from 1
    public record Declaration(String comment, String source, int line) {
    }

    /// A step.
    ///
    /// @param number counted from 1
    /// @param prose  the value of the second literal
    /// @param source the statements up to the next step, with their comments, dedented
    /// @param line   of its `step(…)`, counted from 1
    public record Step(int number, String title, String prose, String source, int line) {
    }

    /// What is wrong with a lesson, or, if it is advice, what is unusual.
    ///
    /// @param line counted from 1
    public record Finding(Path file, int line, String what, String remedy, boolean isAdvice) {

        /// `lessons/lesson01.java:12: what is wrong. Next: the remedy`.
        @Override
        public String toString() {
            return "%s:%d: %s%s. Next: %s".formatted(file, line, isAdvice ? "advice: " : "", what, remedy);
        }
    }

    /// An exercise: what the head of its stub tells, and where its files are or would be.
    ///
    /// @param name     its stub's file name without the ending; what progress and the learner's copies are kept under
    /// @param lesson   the number of its lesson; 0 if its head does not tell
    /// @param number   its place among those of its lesson, counted from 1; 0 if its head does not tell
    /// @param task     one sentence
    /// @param hints    from a nudge to nearly the answer
    /// @param solution the same file, solved
    /// @param check    the test class that says what is missing
    /// @param mapper   its own mapper, beside the stub
    public record Exercise(String name, int lesson, int number, String task, List<String> hints,
                           Path stub, Path solution, Path check, Optional<Path> mapper) {

        /// `1.2`.
        public String id() {
            return lesson + "." + number;
        }
    }

    private Course() {
    }

    /// Reads the head of a lesson only.
    ///
    /// @throws Failure if there is no such file
    public static Outline outline(Path file) {
        var name = LessonParts.name(file);
        return new Outline(file, LessonParts.number(name), name, Header.of(LessonFile.read(file)).title());
    }

    /// The libraries that a lesson or an exercise names in lines `//DEPS`, each `group:artifact:version`.
    ///
    /// @throws Failure if there is no such file
    public static List<String> libraries(Path file) {
        return Header.of(LessonFile.read(file)).libraries();
    }

    /// Reads a lesson without compiling it. Whatever is in the file, the outcome is a lesson, if need be one of findings only.
    ///
    /// @throws Failure if there is no such file
    public static Lesson lesson(Path file) {
        return LessonParts.read(LessonFile.read(file)).lesson();
    }

    /// The methods and types beside `main` that a step uses, in the lesson's order.
    public static List<Declaration> declarations(Lesson lesson, Step step) {
        return StepCode.declarations(lesson, step);
    }

    /// All that is wrong with a lesson, and advice; it is compiled on this process's class path, which must hold Bootstrap.
    ///
    /// @return by line; empty if all is well
    public static List<Finding> lint(Path file) {
        return lint(LessonFile.read(file));
    }

    /// All that is wrong with a course, and advice: its lessons, its exercises, its mappers, its notebooks, and how they go
    /// together.
    ///
    /// Whether exercises fail their checks and solutions pass is not tried here.
    ///
    /// @param course the folder in which `lessons`, `mappers` and `mybatis-config.xml` lie
    /// @return by file and line; empty if all is well
    public static List<Finding> lintCourse(Path course) {
        return CourseRules.findings(course);
    }

    static List<Finding> lint(LessonFile file) {
        var findings = LessonParts.read(file).lesson().findings();
        var isSound = findings.stream().allMatch(Finding::isAdvice);
        return Stream.concat(findings.stream(), isSound ? CompiledLesson.errors(List.of(file)).stream() : Stream.of())
            .sorted(Comparator.comparingInt(Finding::line)).toList();
    }

    /// The lesson's notebook, with its exercises at the end: JSON in nbformat 4.5, the same bytes for the same files.
    ///
    /// @throws Failure if the lesson or an exercise breaks a rule
    public static String notebook(Path file) {
        var pages = Page.of(LessonFile.read(file));
        requireSound(Page.findings(pages));
        return Notebook.write(Page.cells(pages));
    }

    /// The file of the lesson's notebook, beside it.
    public static Path notebookFile(Path lesson) {
        return lesson.resolveSibling(lesson.getFileName().toString().replaceFirst("\\.java$", "") + ".ipynb");
    }

    /// The text of a course's map, `lessons/README.md`, with a row for a lesson that is just begun, in its place.
    ///
    /// @param exercises how many it begins with
    public static String withRow(String map, int number, String title, int exercises) {
        return CourseMap.withRow(map, number, title, exercises);
    }

    /// Writes the lesson's notebook if it differs from what is there, of which a copy is kept as `….ipynb.orig`.
    ///
    /// @return whether it differed
    public static boolean generate(Path file) {
        return LessonFile.replace(notebookFile(file), notebook(file));
    }

    /// Takes what was changed in the notebook back into the lesson and its exercises; of a file that changes, a copy is kept
    /// as `….java.orig`.
    ///
    /// @return whether a file changed
    /// @throws Failure if the notebook cannot be taken back, or a file would break a rule; nothing is written then
    public static boolean pull(Path file) {
        var pulled = Pull.pull(LessonFile.read(file), Notebook.read(notebookFile(file)));
        requireSound(lint(pulled.getFirst()));
        requireSound(CompiledLesson.errors(pulled.subList(1, pulled.size())));
        return pulled.stream().map(each -> LessonFile.replace(each.file(), each.content())).toList().contains(true);
    }

    static void requireSound(List<Finding> findings) {
        var broken = findings.stream().filter(finding -> !finding.isAdvice()).toList();
        if (!broken.isEmpty()) {
            var first = broken.getFirst();
            var more = broken.size() == 1 ? "" : " (and %d more)".formatted(broken.size() - 1);
            throw Failure.usage("%s breaks a rule%s: %s.".formatted(first.file(), more, first.what()))
                .where("%s, line %d".formatted(first.file(), first.line())).next(first.remedy());
        }
    }

    /// The lessons of a folder, by name.
    public static List<Path> lessons(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException failure) {
            throw Failure.usage("The lessons in %s cannot be listed.".formatted(folder)).cause(failure)
                .next("run it in Howdah's repository");
        }
    }

    /// The lesson that somebody means.
    ///
    /// @param word its number (`1`, `01`), its name (`lesson01`) or its path
    /// @throws Failure if there is none, with the nearest
    public static Path find(Path folder, String word) {
        if (word.endsWith(".java") && Files.exists(Path.of(word))) {
            return Path.of(word);
        }
        var lessons = lessons(folder);
        return lessons.stream().filter(lesson -> isCalled(word, lesson)).findFirst().orElseThrow(() ->
            Failure.usage("There is no lesson \"%s\".".formatted(word)).where(folder.toString()).next(nearest(word, lessons)));
    }

    /// The lesson to whose notebook the most of some cells belong.
    ///
    /// @param sources the texts of code cells
    /// @return its name; empty if none of them stands in a notebook
    public static Optional<String> lessonOf(Path folder, List<String> sources) {
        var cells = sources.stream().map(Lines::normal).toList();
        return lessons(folder).stream().filter(lesson -> matches(lesson, cells) > 0)
            .max(Comparator.comparingLong(lesson -> matches(lesson, cells))).map(LessonParts::name);
    }

    private static long matches(Path lesson, List<String> cells) {
        var notebook = notebookFile(lesson);
        return Files.exists(notebook) ? cells.stream().filter(Notebook.read(notebook)::containsValue).count() : 0;
    }

    /// The exercises of a course, in its order; none if it has none.
    ///
    /// @param lessons the folder of the course's lessons, in which `exercises`, `solutions` and `checks` lie
    public static List<Exercise> exercises(Path lessons) {
        return Exercises.of(lessons);
    }

    /// The exercise that somebody means.
    ///
    /// @param word its name (`secondRow`), its place (`1.2`) or a path to it
    /// @throws Failure if there is none, with the nearest
    public static Exercise exercise(Path lessons, String word) {
        return Exercises.find(lessons, word);
    }

    /// What is wrong with a mapper that somebody is writing, and, as advice, what is dangerous.
    ///
    /// @param text      a whole file of XML
    /// @param namespace that it has to have
    /// @param typeNames in small letters, those that it may use beside records and names of classes
    public static List<Finding> lintMapper(String text, String namespace, Set<String> typeNames) {
        return MapperCheck.findings(text, namespace, typeNames);
    }

    /// A cell of code in a notebook, as the lesson gives it.
    public record CodeCell(String id, String source) {
    }

    /// The cells of code that a lesson itself makes, its exercises aside.
    ///
    /// @throws Failure if it breaks a rule
    public static List<CodeCell> cells(Path lesson) {
        return codeCells(LessonParts.read(LessonFile.read(lesson)).cells());
    }

    /// The cells of code that an exercise makes, its check aside.
    public static List<CodeCell> cells(Exercise exercise) {
        var lessons = exercise.stub().resolveSibling("..").normalize();
        return codeCells(Page.exercise(lessons, LessonFile.read(exercise.stub())).cells()).stream()
            .filter(cell -> !cell.id().endsWith("-check")).toList();
    }

    private static List<CodeCell> codeCells(List<Cell> cells) {
        return cells.stream().filter(Cell::isCode).map(cell -> new CodeCell(cell.id(), cell.text())).toList();
    }

    /// The solution of an exercise, in which what the stub has not stands marked.
    public static String solution(Exercise exercise) {
        return Solution.text(exercise);
    }

    /// A cell's code as the program of its exercise.
    ///
    /// @param text with the lines of the cell
    /// @param file laid out as the learner's copy of the exercise is
    public record CellPrograms(String text, String file) {
    }

    /// Puts what stands in an exercise's cell into the program that the exercise is.
    ///
    /// @param code       of the cell, without magics
    /// @param given      the learner's copy as he was given it
    /// @param isThrowing whether `main` lets any exception out, as a cell does
    public static CellPrograms program(Exercise exercise, String code, String given, boolean isThrowing) {
        var program = new CellProgram(LessonFile.read(exercise.stub()), code, isThrowing);
        return new CellPrograms(program.inPlace(), program.asFile(given));
    }

    private static boolean isCalled(String word, Path lesson) {
        var name = LessonParts.name(lesson);
        return name.equals(word) || (name + ".java").equals(word)
            || word.matches("\\d{1,9}") && LessonParts.number(name) == Integer.parseInt(word);
    }

    private static String nearest(String word, List<Path> lessons) {
        var number = LessonParts.number(word);
        return lessons.stream().map(LessonParts::name)
            .min(Comparator.comparingInt(name -> Math.abs(LessonParts.number(name) - number)))
            .map("did you mean \"%s\"?"::formatted).orElse("write one first: there is none yet");
    }
}

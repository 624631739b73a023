package howdah.course;

import howdah.course.CourseMap.FeatureRow;
import howdah.course.CourseMap.LessonRow;
import howdah.course.CourseMap.StepLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a course's map keeps, where it has one: a row for each lesson, which says what the lesson itself says, and rows of features
/// that their steps really run.
final class MapRules {

    private static final Pattern EXCUSE =
        Pattern.compile("\\b(not covered|not supported|no counterpart|to ?do|n/a)\\b", Pattern.CASE_INSENSITIVE);
    private static final int CELLS = 5;

    private final Path folder;
    private final CourseMap map;
    private final Map<String, Course.Lesson> lessons = new HashMap<>();
    private final List<Course.Finding> findings = new ArrayList<>();

    private MapRules(Path folder, CourseMap map) {
        this.folder = folder;
        this.map = map;
    }

    /// @param folder of the lessons, in which the map lies
    /// @return none if there is no map
    static List<Course.Finding> findings(Path folder) {
        if (!Files.isRegularFile(CourseMap.place(folder))) {
            return List.of();
        }
        var rules = new MapRules(folder, CourseMap.of(LessonFile.read(CourseMap.place(folder))));
        for (var file : Course.lessons(folder)) {
            rules.lessons.put(file.getFileName().toString(), Course.lesson(file));
        }
        rules.checkLessons();
        rules.map.features().forEach(rules::checkFeature);
        rules.checkRepeated();
        return rules.findings;
    }

    private void checkLessons() {
        var seen = new HashSet<String>();
        var last = 0;
        for (var row : map.lessons()) {
            var lesson = lessons.get(row.file());
            if (row.cells().size() != CELLS || lesson == null) {
                add(row.line(), "The row leads to no lesson", "write it as " + example());
            } else if (!seen.add(row.file())) {
                add(row.line(), "%s has a second row".formatted(row.file()), "leave one of them out");
            } else {
                checkLesson(row, lesson);
                if (lesson.number() < last) {
                    add(row.line(), "Lesson %d stands behind lesson %d".formatted(lesson.number(), last),
                        "put the rows into the order of the lessons");
                }
                last = Math.max(last, lesson.number());
            }
        }
        lessons.values().stream().filter(lesson -> !seen.contains(name(lesson))).forEach(lesson ->
            findings.add(LessonRules.finding(LessonFile.of(lesson.file(), ""), 1, "It has no row in " + map.file().file(),
                "write there: " + row(lesson))));
    }

    private String example() {
        return lessons.values().stream().findFirst().map(this::row).orElse(CourseMap.LESSONS);
    }

    private void checkLesson(LessonRow row, Course.Lesson lesson) {
        if (!row.cells().get(2).matches("[1-9]?[05]")) {
            add(row.line(), "\"%s\" is no number of minutes".formatted(row.cells().get(2)), "write 5, 10, 15, …");
        }
        checkCell(row, 1, afterwards(lesson), "what one can do afterwards");
        checkCell(row, 3, String.valueOf(exercises(lesson)), "how many exercises there are");
        checkCell(row, 4, needs(lesson), "what it needs");
    }

    private void checkCell(LessonRow row, int cell, String told, String what) {
        if (!row.cells().get(cell).equals(told)) {
            add(row.line(), "The row and the lesson differ in %s".formatted(what),
                "write \"%s\", or correct %s".formatted(told, row.file()));
        }
    }

    /// The row that a lesson could have, its minutes estimated: two for a step, five for an exercise.
    private String row(Course.Lesson lesson) {
        var minutes = (2 * lesson.steps().size() + 5 * exercises(lesson) + 2) / 5 * 5;
        return "| [%02d …](%s) | %s | %d | %d | %s |".formatted(lesson.number(), name(lesson), afterwards(lesson), minutes,
            exercises(lesson), needs(lesson));
    }

    private int exercises(Course.Lesson lesson) {
        return Exercises.of(folder, lesson.number()).size();
    }

    private static String name(Course.Lesson lesson) {
        return lesson.file().getFileName().toString();
    }

    private static String afterwards(Course.Lesson lesson) {
        return told(lesson, "Afterwards you can: ");
    }

    private static String needs(Course.Lesson lesson) {
        return told(lesson, "Needs: ");
    }

    /// What a lesson's opening comment says behind these words, in one line, without the full stop.
    private static String told(Course.Lesson lesson, String words) {
        var found = Pattern.compile("(?m)^" + words + "(.*(?:\n +.*)*)").matcher(lesson.comment());
        return found.find() ? found.group(1).replaceAll("\\s+", " ").replaceFirst("\\.$", "").replace("|", "\\|") : "…";
    }

    private void checkFeature(FeatureRow row) {
        if (row.cells().size() != 4 || row.cells().contains("")) {
            add(row.line(), "The row has not four cells with something in each", "write " + CourseMap.FEATURES);
            return;
        }
        row.step().ifPresentOrElse(link -> checkStep(row, link), () ->
            add(row.line(), "The row leads to no step", "end it like this: | [01, step 2](lesson01.java): Its title |"));
    }

    private void checkStep(FeatureRow row, StepLink link) {
        var lesson = lessons.get(link.file());
        if (lesson == null || !link.lesson().equals("%02d".formatted(lesson.number()))) {
            add(row.line(), "There is no lesson %s in %s".formatted(link.lesson(), link.file()), "name the lesson that runs it");
            return;
        }
        var step = lesson.steps().stream().filter(each -> each.number() == link.step()).findFirst();
        var titled = lesson.steps().stream().filter(each -> each.title().equals(link.title())).findFirst();
        if (step.isEmpty() || titled.isEmpty() || step.get().number() != titled.get().number()) {
            add(row.line(), "Lesson %s has no step %d with the title \"%s\"".formatted(link.lesson(), link.step(), link.title()),
                titled.map(other -> "it is step %d".formatted(other.number()))
                    .or(() -> step.map(other -> "step %d is \"%s\"".formatted(other.number(), other.title())))
                    .orElse("name a step that there is"));
            return;
        }
        checkCode(row, lesson, step.get());
    }

    private void checkCode(FeatureRow row, Course.Lesson lesson, Course.Step step) {
        if (row.code().isEmpty() || EXCUSE.matcher(row.cells().get(2)).find()) {
            add(row.line(), "The row names no code of Java's", "write `code` of that step, or leave the row out");
        }
        var code = StepCode.of(lesson, step, folder.resolveSibling("mappers"));
        row.code().stream().filter(each -> !code.contains(each)).forEach(each ->
            add(row.line(), "`%s` is not in step %d of %s, nor in a statement that it calls".formatted(each, step.number(),
                name(lesson)), "write it as it stands there, with … for what is left out"));
    }

    private void checkRepeated() {
        var seen = new HashSet<String>();
        map.features().stream().filter(row -> !seen.add(row.cells().getFirst())).forEach(row ->
            add(row.line(), "\"%s\" has a row already".formatted(row.cells().getFirst()), "make one row of both, or tell them apart"));
    }

    private void add(int line, String what, String remedy) {
        findings.add(LessonRules.finding(map.file(), line, what, remedy));
    }
}

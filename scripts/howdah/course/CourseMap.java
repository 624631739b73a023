package howdah.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `lessons/README.md` tells: a row for each lesson, and a row for each feature that a lesson's step runs.
///
/// A table belongs to the lessons or to the features by its head, in which the features' second column may have another name; any
/// other table is left alone.
record CourseMap(LessonFile file, List<LessonRow> lessons, List<FeatureRow> features) {

    static final String LESSONS = "| lesson | afterwards you can | minutes | exercises | needs |";
    static final String FEATURES = "| feature | psycopg2's way | Java's way | lesson and step |";
    private static final Pattern FEATURES_HEAD = Pattern.compile("\\| feature \\| .+ \\| Java's way \\| lesson and step \\|");
    private static final String NAME = "README.md";
    private static final Pattern LESSON = Pattern.compile("\\[(\\d{1,4}) [^\\[\\]]+\\]\\(([^()]+)\\)");
    private static final Pattern STEP = Pattern.compile("\\[(\\d+), step (\\d{1,4})\\]\\(([^()]+)\\): (\\S.*)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// @param line  counted from 1
    /// @param cells in the order of [#LESSONS], or fewer or more of them
    record LessonRow(int line, List<String> cells) {

        /// The file that its first cell leads to; empty if that is not written as `[01 Connect](lesson01.java)`.
        String file() {
            var link = LESSON.matcher(cells.getFirst());
            return link.matches() && link.group(2).endsWith("lesson%s.java".formatted(link.group(1))) ? link.group(2) : "";
        }
    }

    /// @param line  counted from 1
    /// @param cells in the order of [#FEATURES], or fewer or more of them
    record FeatureRow(int line, List<String> cells) {

        /// Empty if the last cell is not written as `[01, step 2](lesson01.java): Connect`.
        Optional<StepLink> step() {
            var link = STEP.matcher(cells.getLast());
            return link.matches()
                ? Optional.of(new StepLink(link.group(1), link.group(3), Integer.parseInt(link.group(2)), link.group(4)))
                : Optional.empty();
        }

        /// What stands between backticks in the column for Java.
        List<String> code() {
            return CODE.matcher(cells.get(2)).results().map(result -> result.group(1).replace("\\|", "|")).toList();
        }
    }

    /// @param lesson the digits of its number
    record StepLink(String lesson, String file, int step, String title) {
    }

    static Path place(Path lessons) {
        return lessons.resolve(NAME);
    }

    static CourseMap of(LessonFile file) {
        var lessons = new ArrayList<LessonRow>();
        var features = new ArrayList<FeatureRow>();
        var lines = file.text().split("\n", -1);
        var head = "";
        for (var at = 0; at < lines.length; at++) {
            if (!lines[at].startsWith("|")) {
                head = "";
            } else if (head.isEmpty()) {
                head = lines[at];
            } else if (!lines[at].matches("[|:\\- ]+") && head.equals(LESSONS)) {
                lessons.add(new LessonRow(at + 1, cells(lines[at])));
            } else if (!lines[at].matches("[|:\\- ]+") && FEATURES_HEAD.matcher(head).matches()) {
                features.add(new FeatureRow(at + 1, cells(lines[at])));
            }
        }
        return new CourseMap(file, lessons, features);
    }

    /// Puts a row behind those of the lessons before it.
    static String withRow(String text, int number, String title, int exercises) {
        var map = of(LessonFile.of(Path.of(NAME), text));
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        var head = lines.indexOf(LESSONS);
        var place = map.lessons().stream().filter(row -> number(row) < number).mapToInt(LessonRow::line).max()
            .orElse(head < 0 ? lines.size() - 1 : head + 2);
        lines.add(place, "| [%02d %s](lesson%1$02d.java) | … | %d | %d | nothing |".formatted(number,
            title.replaceAll("[\\[\\]|]", " ").strip(), 5 * exercises + 5, exercises));
        return String.join("\n", lines);
    }

    private static int number(LessonRow row) {
        var link = LESSON.matcher(row.cells().getFirst());
        return link.matches() ? Integer.parseInt(link.group(1)) : 0;
    }

    /// `\|` does not end a cell.
    private static List<String> cells(String line) {
        var inside = line.strip().replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        return Stream.of(inside.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
    }
}

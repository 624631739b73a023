package howdah.runner;

import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import howdah.course.Course;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that a lesson begins with.
///
/// @param root   the course's folder
/// @param mapper the name of its own mapper, or null
record Scaffold(Path root, int number, String title, String mapper) {

    private static final List<String> ORDER = List.of("First", "Second", "Third");

    private static final String LAUNCHER = "///usr/bin/env jbang \"$0\" \"$@\" ; exit $?\n";

    private static final String LESSON = LAUNCHER + """
        //DESCRIPTION %s
        //SOURCES %s

        // Afterwards you can: …
        // Not here: …
        // Needs: nothing.

        import static howdah.Bootstrap.*;

        void main() {

            step("First idea", \"""
                One idea, in twenty to sixty words: what the step shows, and why. Its code is short enough to be read at a
                glance, and it has one visible result.
                \""");
        %s}
        """;

    private static final String PLAIN_CODE = """
            show("the result of the first idea");
        """;

    private static final String MAPPER_CODE = """
            var session = session();
            show(session.selectList("%s.findVersion"));
            session.close();
        """;

    private static final String MAPPER = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
        <!-- %s: used by lesson %02d. -->
        <mapper namespace="%s">

          <select id="findVersion" resultType="row">
            SELECT current_setting('server_version') AS version
          </select>

        </mapper>
        """;

    private static final String EXERCISE = LAUNCHER + """
        //DESCRIPTION Show the %s answer
        //SOURCES %s

        // Exercise %d.%d
        // Hint: a nudge: which step of the lesson is like it
        // Hint: more: which method does it
        // Hint: nearly the answer

        import static howdah.Bootstrap.*;

        void main() {

        %s}
        """;

    private static final String STUB_CODE = """
            // TODO show the answer
            show("");
        """;

    private static final String SOLUTION_CODE = """
            // What was asked for is shown.
            show("the %s answer");
        """;

    private static final String CHECK = """
        //SOURCES %s

        import howdah.check.Attempt;
        import howdah.check.Hint;
        import org.junit.jupiter.api.Test;

        /// What is missing in %s, in the learner's words.
        class %s {

            @Test
            @Hint("show the %s answer")
            void shouldShowTheAnswer(Attempt attempt) {
                attempt.shown().value("the %4$s answer");
            }
        }
        """;

    Path lesson() {
        return root.resolve("lessons/lesson%02d.java".formatted(number));
    }

    /// What is written, by its place.
    Map<Path, String> files() {
        var files = new LinkedHashMap<Path, String>();
        files.put(lesson(), LESSON.formatted(title, bootstrap(), mapper == null ? PLAIN_CODE : MAPPER_CODE.formatted(mapper)));
        for (var at = 0; at < ORDER.size(); at++) {
            addExercise(files, at);
        }
        if (mapper != null) {
            files.put(root.resolve("mappers/%s.xml".formatted(mapper)), MAPPER.formatted(title, number, mapper));
        }
        return files;
    }

    private void addExercise(Map<Path, String> files, int at) {
        var name = word() + ORDER.get(at);
        var check = name.substring(0, 1).toUpperCase() + name.substring(1) + "Check";
        var which = ORDER.get(at).toLowerCase();
        var folder = root.resolve("lessons");
        files.put(folder.resolve("exercises/%s.java".formatted(name)),
            EXERCISE.formatted(which, "../" + bootstrap(), number, at + 1, STUB_CODE));
        files.put(folder.resolve("solutions/%s.java".formatted(name)),
            EXERCISE.formatted(which, "../" + bootstrap(), number, at + 1, SOLUTION_CODE.formatted(which)));
        var attempt = "../" + bootstrap().replace("Bootstrap", "check/Attempt");
        files.put(folder.resolve("checks/%s.java".formatted(check)), CHECK.formatted(attempt, name, check, which));
    }

    /// What exercises are named after: `rowLocks` of `Row locks`.
    private String word() {
        var words = Stream.of(title.split("[^A-Za-z0-9]+")).filter(word -> !word.isEmpty()).limit(3)
            .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1)).collect(Collectors.joining());
        var name = words.isEmpty() || Character.isDigit(words.charAt(0)) ? "Lesson" + number + words : words;
        return name.substring(0, 1).toLowerCase() + name.substring(1);
    }

    /// Where a lesson of this course finds Bootstrap: as its others do.
    private String bootstrap() {
        return Course.lessons(root.resolve("lessons")).stream().findFirst()
            .flatMap(other -> read(other).lines().filter(line -> line.startsWith("//SOURCES ")).findFirst())
            .map(line -> line.substring("//SOURCES ".length()).strip()).orElse("../scripts/howdah/Bootstrap.java");
    }

    /// Files of others that name the new ones, as they shall be.
    Map<Path, String> edits() {
        var edits = new LinkedHashMap<Path, String>();
        var catalog = root.resolve("jbang-catalog.json");
        edits.put(catalog, withAlias(catalog, read(catalog)));
        if (mapper != null) {
            var reference = "mappers/%s.xml".formatted(mapper);
            edit(edits, root.resolve("mybatis-config.xml"), "( *)<mapper resource=\"[^\"]*\"/>",
                "$1<mapper resource=\"%s\"/>".formatted(reference));
            edit(edits, lesson().resolveSibling(bootstrap()).normalize(), "//FILES mappers/.*",
                "//FILES %s=../../%1$s".formatted(reference));
        }
        var map = root.resolve("lessons/README.md");
        if (Files.exists(map)) {
            edits.put(map, Course.withRow(read(map), number, title, ORDER.size()));
        }
        return edits;
    }

    /// Adds a line like the last one of its kind, behind it.
    private static void edit(Map<Path, String> edits, Path file, String like, String line) {
        if (Files.exists(file)) {
            var text = read(file);
            Pattern.compile(like).matcher(text).results().reduce((first, second) -> second).ifPresent(last ->
                edits.put(file, text.substring(0, last.end()) + "\n" + last.group().replaceFirst(like,
                    line) + text.substring(last.end())));
        }
    }

    /// The catalog with an alias behind that of the last lesson; all else stays as it is written.
    private String withAlias(Path file, String catalog) {
        var lessons = Pattern.compile("( *)\"lesson\\d+\"\\s*:\\s*\\{[^{}]*\\}").matcher(catalog).results().toList();
        var begin = Pattern.compile("\"aliases\"\\s*:\\s*\\{").matcher(catalog).results().findFirst();
        var place = lessons.isEmpty() ? begin.map(MatchResult::end).orElse(0) : lessons.getLast().end();
        var indent = lessons.isEmpty() ? "    " : lessons.getLast().group(1);
        var alias = """
            %1$s"lesson%2$02d": {
            %1$s  "script-ref": "lessons/lesson%2$02d.java",
            %1$s  "description": "%3$s"
            %1$s}""".formatted(indent, number, title.replace("\\", "\\\\").replace("\"", "\\\""));
        var rest = catalog.substring(place);
        var text = catalog.substring(0, place) + (lessons.isEmpty() ? "\n" + alias + (rest.strip().startsWith("}") ? "" : ",")
            : ",\n" + alias) + rest;
        try {
            JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("aliases")
                .getAsJsonObject("lesson%02d".formatted(number));
            return text;
        } catch (JsonSyntaxException | IllegalStateException | NullPointerException strange) {
            throw Failure.usage("%s is not written as JBang writes it, so that no alias can be added.".formatted(file))
                .cause(strange)
                .next("mend it by hand; `jbang alias list` tells whether it can be read");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be read.".formatted(file)).cause(failure)
                .next("`git status` shows what has become of it");
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be written.".formatted(file)).cause(failure).next("make its folder writable");
        }
    }
}

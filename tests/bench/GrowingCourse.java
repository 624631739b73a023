package howdah.runner;

import howdah.jvm.ScratchFolder;
import howdah.show.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A course of any size: one lesson, of many steps or with many exercises, beside the mappers of the tests' miniature course.
final class GrowingCourse implements AutoCloseable {

    private static final String EXERCISE = "firstRow";
    private static final String CHECK = "FirstRowCheck";

    private final Path miniature = Root.find().resolve("tests/course");
    private final ScratchFolder scratch = ScratchFolder.make();

    GrowingCourse() throws IOException {
        for (var folder : new String[] {"", "mappers", "lessons"}) {
            try (var files = Files.list(miniature.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    write(miniature.relativize(file).toString(), Files.readString(file));
                }
            }
        }
    }

    Path root() {
        return scratch.path();
    }

    private void write(String name, String text) throws IOException {
        var file = root().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// Lesson 1 with many steps after the first, each of which asks the server something.
    ///
    /// @return its file
    Path withSteps(int steps) throws IOException {
        var head = """
            ///usr/bin/env jbang "$0" "$@" ; exit $?
            //DESCRIPTION Take many steps
            //SOURCES %s

            // Needs: nothing.

            import static howdah.Bootstrap.*;

            void main() {

                step("Begin", \"""
                    All the steps that follow work in the session that is opened here, on a table of no rows.
                    \""");
                var session = session();
                session.update("test.createTable");
            """.formatted(Root.find().resolve("scripts/howdah/Bootstrap.java"));
        var body = IntStream.rangeClosed(1, steps).mapToObj("""

                step("Step %1$d", \"""
                    This is step %1$d. It asks the server for *all rows* of the table, of which there are none, and shows them.
                    \""");
                var answer%1$d = session.selectList("test.findAll");
                show(answer%1$d);
            """::formatted).collect(Collectors.joining());
        write("lessons/lesson01.java", head + body + "    session.close();\n}\n");
        return root().resolve("lessons/lesson01.java");
    }

    /// Lesson 1 with many exercises, each a copy of the miniature course's first one under a name of its own.
    void withExercises(int exercises) throws IOException {
        for (var number = 1; number <= exercises; number++) {
            for (var folder : Stream.of("exercises", "solutions").toList()) {
                write("lessons/%s/row%d.java".formatted(folder, number),
                    read("lessons/%s/%s.java".formatted(folder, EXERCISE)).replace("Exercise 1.1", "Exercise 1." + number));
            }
            write("lessons/checks/Row%dCheck.java".formatted(number),
                read("lessons/checks/%s.java".formatted(CHECK)).replace(CHECK, "Row%dCheck".formatted(number)));
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(miniature.resolve(name));
    }

    @Override
    public void close() {
        scratch.close();
    }
}

package howdah.runner;

import howdah.Repository;
import howdah.course.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The miniature course's first lesson, in a folder of its own, with a learner in it whose progress is kept there, too.
final class WatchCourse {

    private static final Set<String> OF_LESSON_2 = Set.of("undoneRow.java", "highRows.java", "highRows.xml", "oneRow.java");

    private static final int COLUMNS = 100;
    private static final int ROWS = 30;

    private final Path root;

    WatchCourse(Path folder) throws IOException {
        root = folder.toRealPath();
        var course = Repository.root().resolve("tests/course");
        try (var files = Files.walk(course)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!OF_LESSON_2.contains(file.getFileName().toString())) {
                    var copy = root.resolve(course.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    /// Runs `jbang lesson watch` in a terminal of that size.
    Tmux watch(int columns, int rows, Map<String, String> environment, String... arguments) {
        return Tmux.run(columns, rows, root, environment(environment), words(arguments).toArray(String[]::new));
    }

    Tmux watch(String... arguments) {
        return watch(COLUMNS, ROWS, Map.of(), arguments);
    }

    /// The command line of `jbang lesson watch`.
    List<String> words(String... arguments) {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-classpath", System.getProperty("java.class.path"), RunnerProgram.class.getName(), "watch"));
        words.addAll(List.of(arguments));
        return words;
    }

    /// The same, by JBang.
    Tmux watchByJBang() {
        return Tmux.run(COLUMNS, ROWS, root, environment(Map.of()), Repository.root().resolve("jbang").toString(),
            Repository.root().resolve("scripts/Lesson.java").toString(), "watch");
    }

    Map<String, String> environment(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("HOWDAH_PROGRESS", root.resolve("progress.json").toString());
        all.put("NO_COLOR", "1");
        return all;
    }

    Path root() {
        return root;
    }

    Progress progress() {
        return new Progress(root.resolve("progress.json"), notice -> { });
    }

    /// The learner's file.
    Path copy(String exercise) {
        return root.resolve("practice/exercises").resolve(exercise + ".java");
    }

    String solution(String exercise) {
        return read(root.resolve("lessons/solutions").resolve(exercise + ".java"));
    }

    void save(String exercise, String text) {
        try {
            Files.writeString(copy(exercise), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

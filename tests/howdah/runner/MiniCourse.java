package howdah.runner;

import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The course of `tests/course`, or a copy of it to write into, and a learner who has made no progress yet.
///
/// @param folder   where it is
/// @param progress where his progress is kept
record MiniCourse(Path folder, Path progress) {

    static MiniCourse in(Path scratch) {
        return new MiniCourse(Repository.root().resolve("tests/course"), scratch.resolve("progress.json"));
    }

    static MiniCourse copiedTo(Path scratch) throws IOException {
        var from = Repository.root().resolve("tests/course");
        var to = scratch.resolve("course");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(each -> !each.startsWith(from.resolve("practice"))).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return new MiniCourse(to, scratch.resolve("progress.json"));
    }

    Repository.Command lesson(String... arguments) {
        return Repository.command(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-classpath",
                    System.getProperty("java.class.path"),
                RunnerProgram.class.getName()).and(arguments).in(folder)
            .with("HOWDAH_PROGRESS", progress.toString()).with("JBANG_LAUNCH_CMD", Repository.root().resolve("jbang").toString());
    }

    Repository.Outcome run(String... arguments) {
        return lesson(arguments).run();
    }

    /// As if the check of that exercise had passed.
    void pass(String exercise) throws IOException {
        Files.writeString(progress, """
            {"version": 1, "exercises": {"%s": {"attempts": 1, "passed": "2026-01-02T03:04:05Z"}}}
            """.formatted(exercise));
    }
}

package howdah.check;

import howdah.course.Course;
import howdah.jvm.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An exercise's check, compiled into a folder.
///
/// @param exercise     its name
/// @param name         of the check's class
/// @param limitSeconds how long a program may run
/// @param rows         the name of the rows that a program most likely asks for first of all; empty if it asks for none
record CompiledCheck(String exercise, String name, Path folder, int limitSeconds, String rows) {

    /// @throws AuthorsMistake if it does not compile
    static CompiledCheck compile(Course.Exercise exercise, Path folder, Compiler compiler) {
        if (!Files.isRegularFile(exercise.check())) {
            throw new AuthorsMistake("there is no check for \"%s\": %s is missing".formatted(exercise.name(), exercise.check()));
        }
        var problems = compiler.compile(List.of(exercise.check()), folder);
        if (!problems.isEmpty()) {
            var first = problems.getFirst();
            throw new AuthorsMistake("%s:%d: %s".formatted(exercise.check(), first.line(), first.message()));
        }
        var name = exercise.check().getFileName().toString().replaceFirst("\\.java$", "");
        try {
            var service = Files.createDirectories(folder.resolve(AttemptParameter.SERVICE).getParent());
            Files.writeString(service.resolve(Path.of(AttemptParameter.SERVICE).getFileName()), AttemptParameter.class.getName());
            return new CompiledCheck(exercise.name(), name, folder, limit(folder, name), rows(exercise.solution()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String rows(Path solution) throws IOException {
        return Files.isRegularFile(solution) ? SourceWords.parse(Files.readString(solution)).rowsAskedFirst() : "";
    }

    private static int limit(Path folder, String name) throws IOException {
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledCheck.class.getClassLoader())) {
            var limit = loader.loadClass(name).getAnnotation(Limit.class);
            return limit == null ? Limit.DEFAULT_SECONDS : limit.value();
        } catch (ClassNotFoundException misnamed) {
            throw new AuthorsMistake("the check in %s.java is not called %s".formatted(name, name), misnamed);
        }
    }
}

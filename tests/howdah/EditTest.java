package howdah;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The project that `jbang edit` makes for an editor which knows nothing of JBang.
class EditTest {

    @TempDir
    Path folder;

    @Test
    void shouldGiveAProjectWithoutErrors() throws IOException {
        var outcome = Repository.jbang("edit", "--sandbox", "--no-open", "lessons/lesson01.java")
            .with("JBANG_CACHE_DIR", folder.resolve("cache").toString()).run();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        var project = Path.of(outcome.out().strip());
        assertThat(project.resolve("src/mappers/test.xml")).isRegularFile();
        assertThat(errors(project)).isEmpty();
    }

    /// Or else each would be warned of when the folder is deleted.
    @AfterEach
    void removeTheLinksIntoTheRepository() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private List<String> errors(Path project) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var told = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(told, null, null); var sources = sources(project)) {
            var options = List.of("-proc:none", "-d", folder.resolve("classes").toString(), "-classpath", classPath(project));
            compiler.getTask(null, files, told, options, null, files.getJavaFileObjectsFromPaths(sources.toList())).call();
        }
        return told.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(Object::toString).toList();
    }

    private static Stream<Path> sources(Path project) throws IOException {
        return Files.walk(project.resolve("src"), FileVisitOption.FOLLOW_LINKS)
            .filter(file -> file.toString().endsWith(".java"));
    }

    /// The libraries that the project's own description names, as Eclipse and VS Code read it.
    private static String classPath(Path project) throws IOException {
        return Pattern.compile("kind=\"lib\" path=\"(.*?)\"").matcher(Files.readString(project.resolve(".classpath")))
            .results().map(match -> match.group(1)).collect(Collectors.joining(File.pathSeparator));
    }
}

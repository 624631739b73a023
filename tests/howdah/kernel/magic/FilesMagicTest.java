package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.kernel.cell.Completion;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `%jars`, `%classpath`, `%load` and `%time`.
class FilesMagicTest {

    private final TestNotebook notebook = new TestNotebook();
    private final Magics magics = new Magics(notebook);
    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        for (var name : List.of("lib/a.jar", "lib/b.jar", "lib/c.txt", "lib/deep/d.jar", "all my/e.jar")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
        }
    }

    private List<Path> of(String... names) {
        return List.of(names).stream().map(folder::resolve).toList();
    }

    @Test
    void shouldAddJars() throws Exception {
        assertThat(magics.runLine("jars", folder + "/lib/*.jar")).isNull();
        assertThat(notebook.classPath).isEqualTo(of("lib/a.jar", "lib/b.jar"));
        assertThat(notebook.output.text()).isEqualTo("Added 2 jars.");
    }

    @Test
    void shouldAddTheJarsOfAFolder() throws Exception {
        magics.runLine("jars", folder + "/lib \"" + folder + "/all my/e.jar\"");
        assertThat(notebook.classPath).isEqualTo(of("lib/a.jar", "lib/b.jar", "all my/e.jar"));
    }

    @Test
    void shouldLookIntoFolders() throws Exception {
        magics.runLine("jars", folder + "/**/*.jar");
        assertThat(notebook.classPath).containsExactlyInAnyOrderElementsOf(
            of("lib/a.jar", "lib/b.jar", "lib/deep/d.jar", "all my/e.jar"));
    }

    @Test
    void shouldGiveJavaTheJars() throws Exception {
        List<String> added = Magics.call("jars", folder + "/lib/*.jar");
        assertThat(added).containsExactly(folder.resolve("lib/a.jar").toString(), folder.resolve("lib/b.jar").toString());
        assertThat(notebook.output.displayed).isEmpty();
    }

    @Test
    void shouldAddAFolderOfClasses() throws Exception {
        magics.runLine("classpath", folder + "/lib");
        assertThat(notebook.classPath).isEqualTo(of("lib"));
        assertThat(notebook.output.text()).isEqualTo("Added 1 place.");
    }

    @Test
    void shouldWarnWhereNothingMatches() throws Exception {
        magics.runLine("jars", folder + "/lib/*.zip");
        assertThat(notebook.classPath).isEmpty();
        assertThat(notebook.output.warned).contains("Nothing matches \"" + folder + "/lib/*.zip\"");
    }

    @Test
    void shouldCompleteFiles() {
        var line = "%jars " + folder + "/lib/";
        assertThat(magics.complete(line, line.length())).hasValueSatisfying(found -> assertThat(found.candidates())
            .extracting(Completion.Candidate::text).containsExactly(folder + "/lib/a.jar", folder + "/lib/b.jar", folder + "/lib/deep/"));
    }

    @Test
    void shouldLoadJavaWithItsMagics() throws Exception {
        Files.writeString(folder.resolve("helpers.jshell"), "%classpath " + folder + "/lib\nint a = 1;\n");
        magics.runLine("load", folder + "/helpers");
        assertThat(notebook.classPath).isEqualTo(of("lib"));
        assertThat(notebook.java).containsExactly("\nint a = 1;");
    }

    @Test
    void shouldLoadTheCodeCellsOfANotebook() throws Exception {
        Files.writeString(folder.resolve("other.ipynb"), """
            {"cells": [{"cell_type": "code", "source": ["int a;\\n", "int b;"], "outputs": []},
              {"cell_type": "markdown", "source": ["not this"]}, {"cell_type": "code", "source": "int c;"}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """);
        magics.runLine("load", folder + "/other.ipynb");
        assertThat(notebook.java).containsExactly("int a;\nint b;", "int c;");
    }

    @Test
    void shouldCompileAFileWithAPackage() throws Exception {
        Files.writeString(folder.resolve("Elephant.java"), "package zoo;\n\npublic class Elephant {\n}\n");
        magics.run("//SOURCES " + folder + "/Elephant.java", 1);
        assertThat(notebook.classPath).singleElement().satisfies(classes ->
            assertThat(classes.resolve("zoo/Elephant.class")).isRegularFile());
    }

    @Test
    void shouldSayWhyAFileCannotBeLoaded() throws Exception {
        Files.writeString(folder.resolve("Elephant.java"), "package zoo;\n\npublic class Elephant {\n    int a = \"b\";\n}\n");
        Files.writeString(folder.resolve("broken.ipynb"), "{}");
        assertThatThrownBy(() -> magics.runLine("load", folder + "/Elephant.java")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure).message().startsWith("Elephant.java does not compile: incompatible types");
            assertThat(failure.where()).endsWith("Elephant.java, line 4");
        });
        assertThatThrownBy(() -> magics.runLine("load", "nowhere.jsh")).isInstanceOf(Failure.class).hasMessageContaining("nowhere.jsh");
        assertThatThrownBy(() -> magics.runLine("load", folder + "/broken.ipynb")).hasMessageContaining("is no notebook");
        assertThatThrownBy(() -> magics.runLine("load", "")).hasMessage("%load names no file.");
    }

    @Test
    void shouldTakeTimes() throws Exception {
        magics.runLine("time", "foo();");
        magics.runCell("time", "", "\nfoo();\n%time bar()", 2);
        assertThat(notebook.java).containsExactly("foo();", "\n\nfoo();", "bar()");
        assertThat(notebook.output.printed.toString().lines().filter(line -> line.matches("Wall time: \\d+\\.\\d{3} s"))).hasSize(3);
    }
}

package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What notebooks of IJava and JJava use, their magics and functions, works here as it does on stock JJava.
class PeersNotebookTest {

    /// A cell, and what it shows; nothing if it only has to go without an error.
    private record Sample(String source, String text, String type) {

        static Sample of(String source, String text) {
            return new Sample(source, text, "text/plain");
        }

        static Sample silent(String source) {
            return new Sample(source, "", "");
        }

        List<String> types() {
            return type.isEmpty() ? List.of() : List.of(type);
        }
    }

    /// IJava's `%jars` gave the list of what it added; JJava's gives nothing any more.
    private static final List<Sample> OF_IJAVA = List.of(
        Sample.of("List<String> added = %jars lib/*.jar\nadded.size()", "1"),
        Sample.of("lineMagic(\"jars\", List.of(\"lib/*.jar\")).toString().contains(\".jar\")", "true"));
    private static final List<Sample> OF_BOTH = List.of(
        Sample.of("int herd = 6;\nherd * 7", "42"),
        Sample.of("List<String> names = new ArrayList<>(List.of(\"Ella\", \"Hathi\"));\n"
            + "names.stream().mapToInt(String::length).sum()", "9"),
        Sample.silent("%mavenRepo empty file:///no/such/repository/"),
        Sample.silent("%maven org.apache.commons:commons-text:1.12.0"),
        Sample.of("import org.apache.commons.text.WordUtils;\nWordUtils.capitalize(\"small ears\")", "Small Ears"),
        Sample.silent("""
            %%loadFromPOM
            <dependency>
              <groupId>org.apache.commons</groupId>
              <artifactId>commons-csv</artifactId>
              <version>1.11.0</version>
            </dependency>"""),
        Sample.of("org.apache.commons.csv.CSVFormat.DEFAULT.getDelimiterString()", ","),
        Sample.silent("%jars lib/*.jar"),
        Sample.silent("%classpath classes"),
        Sample.silent("%load Trunk.java"),
        Sample.of("new Trunk(2).length()", "20"),
        Sample.of("eval(\"herd + 1\")", "7"),
        Sample.of("String shown = display(\"<b>big</b>\", \"text/html\");\n"
            + "updateDisplay(shown, \"<i>bigger</i>\", \"text/html\");", "<i>bigger</i>"),
        new Sample("render(\"**strong**\", \"text/markdown\")", "**strong**", "text/markdown"),
        new Sample("new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB)", "", "image/png"),
        Sample.of("String text = \"\"\"\n    100\n    % of it\n    \"\"\";\ntext.lines().count()", "2"));

    @TempDir
    private Path folder;

    @Test
    void shouldWorkOnOurKernel() throws IOException {
        shouldWorkOn(Kernels.HOWDAH, Stream.of(OF_BOTH, OF_IJAVA).flatMap(List::stream).toList());
    }

    @Test
    void shouldWorkOnStockJJava() throws IOException {
        shouldWorkOn(Kernels.JJAVA, OF_BOTH);
    }

    private void shouldWorkOn(String kernel, List<Sample> samples) throws IOException {
        prepare();
        var file = Files.writeString(folder.resolve("peers.ipynb"),
            NotebookFile.of(samples.stream().map(Sample::source).toArray(String[]::new)));

        var cells = ExecutedNotebook.of(kernel, file, folder).cells();

        assertThat(cells).hasSameSizeAs(samples);
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            assertThat(cell.error()).as(cell.source()).isEmpty();
            assertThat(cell.text()).as(cell.source()).contains(samples.get(i).text());
            assertThat(cell.types()).as(cell.source()).containsAll(samples.get(i).types());
        }
    }

    /// A jar, a folder of classes, and a script, beside the notebook.
    private void prepare() throws IOException {
        var jar = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(each -> each.contains("gson-"))
            .findFirst().orElseThrow();
        Files.createDirectories(folder.resolve("lib"));
        Files.createDirectories(folder.resolve("classes"));
        Files.copy(Path.of(jar), folder.resolve("lib/some.jar"));
        Files.writeString(folder.resolve("Trunk.java"), """
            class Trunk {
                int n;
                Trunk(int n) { this.n = n; }
                int length() { return 10 * n; }
            }
            """);
    }
}

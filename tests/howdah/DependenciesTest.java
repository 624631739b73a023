package howdah;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Howdah uses of others: listed with licences, and for scanners.
class DependenciesTest {

    private static final String PROGRAM = ".ci/Dependencies.java";
    private static final Path LIST = Repository.root().resolve("scripts/dependencies.md");

    @TempDir
    private Path folder;

    @Test
    void shouldNameALicenceOfEach() throws IOException {
        var rows = Files.readAllLines(LIST).stream().filter(line -> line.startsWith("| ") && !line.startsWith("| ---")).toList();

        assertThat(rows).hasSizeGreaterThan(100).allSatisfy(row ->
            assertThat(row.split("\\|")).hasSize(5).allSatisfy(cell -> assertThat(cell.isEmpty() || !cell.isBlank()).isTrue()));
        assertThat(rows).anyMatch(row -> row.startsWith("| org.postgresql:postgresql | ") && row.endsWith(" | Howdah |"));
    }

    @Test
    void shouldListWhatIsResolvedAndTellScannersOfIt() throws IOException {
        var bill = folder.resolve("howdah.cdx.json");

        var run = jbang(PROGRAM, "--check", "--sbom", bill.toString()).run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        var components = JsonParser.parseString(Files.readString(bill)).getAsJsonObject().getAsJsonArray("components").asList();
        var purls = components.stream().map(JsonElement::getAsJsonObject).map(each -> each.get("purl").getAsString()).toList();
        assertThat(purls).doesNotHaveDuplicates().allMatch(purl -> purl.matches("pkg:(maven/[^/]+|pypi|generic)/[^/@]+@\\S+"));
        for (var line : Files.readAllLines(LIST)) {
            if (line.matches("[|] [^ ]+:[^ ]+ .*")) {
                var cells = line.split(" ?\\| ?");
                assertThat(purls).contains("pkg:maven/%s@%s".formatted(cells[1].replace(':', '/'), cells[2]));
            }
        }
        assertThat(purls).anyMatch(purl -> purl.startsWith("pkg:pypi/jupyterlab@"));
    }
}

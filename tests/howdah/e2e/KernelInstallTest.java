package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `jbang kernel install` has written, as Jupyter and the JVM see it.
class KernelInstallTest {

    @Test
    void shouldBeListedByJupyter() {
        var kernel = kernel();

        assertThat(kernel.getAsJsonObject("spec").get("display_name").getAsString()).isEqualTo("Java + PostgreSQL");
        assertThat(Path.of(kernel.get("resource_dir").getAsString())).isDirectoryContaining("glob:**/logo-64x64.png");
    }

    /// A JVM that is to start from an AOT cache in any case refuses one that was not made for it.
    @Test
    void shouldStartFromItsAotCache() {
        var words = new java.util.ArrayList<>(argv());
        assertThat(words).anySatisfy(word -> assertThat(word).startsWith("-XX:AOTCache="));
        words.add(1, "-XX:AOTMode=on");
        words.set(words.size() - 1, "no-such-file.json");

        var run = Repository.command(words.toArray(String[]::new)).run();

        assertThat(run.err()).contains("The connection file no-such-file.json cannot be read.");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void shouldNotNeedWhatJBangHasBuilt() throws IOException {
        var jars = argv().get(argv().indexOf("-classpath") + 1).split(":");

        assertThat(jars).hasSizeGreaterThan(10).noneMatch(jar -> jar.contains(".jbang"));
        for (var jar : jars) {
            assertThat(Files.size(Path.of(jar))).as(jar).isPositive();
        }
    }

    private static List<String> argv() {
        return kernel().getAsJsonObject("spec").getAsJsonArray("argv").asList().stream().map(word -> word.getAsString()).toList();
    }

    private static JsonObject kernel() {
        var list = Jupyter.command("jupyter", "kernelspec", "list", "--json").run();
        assertThat(list.exitCode()).as(list.err()).isZero();
        return JsonParser.parseString(list.out()).getAsJsonObject().getAsJsonObject("kernelspecs").getAsJsonObject(Kernels.HOWDAH);
    }
}

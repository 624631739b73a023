package howdah.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `jbang kernel install` and `uninstall` as a user calls them, in a home of his own.
@Execution(ExecutionMode.CONCURRENT)
class InstallCommandTest {

    private static final String KERNEL = "share/jupyter/kernels/howdah/kernel.json";

    @TempDir
    private Path home;

    @Test
    void shouldInstallForTheUserWhereThereIsNoJupyter() {
        var run = kernel("install").run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("No Jupyter is found", "is installed for you: ");
        assertThat(home.resolve(".local").resolve(KERNEL)).isRegularFile();
    }

    @Test
    void shouldInstallIntoTheEnvironmentWhoseJupyterIsFound() throws IOException {
        var environment = environment();

        var run = kernel("install").with("PATH", environment.resolve("bin") + ":" + System.getenv("PATH")).run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(environment.resolve(KERNEL)).isRegularFile();
        assertThat(home.resolve(".local")).doesNotExist();
    }

    @Test
    void shouldInstallWhereItIsTold() throws IOException {
        var environment = environment();

        assertThat(kernel("install", "--sys-prefix").with("VIRTUAL_ENV", environment.toString()).run().exitCode()).isZero();
        assertThat(kernel("install", "--prefix", home.resolve("other").toString()).run().exitCode()).isZero();
        assertThat(kernel("install", "--user").with("VIRTUAL_ENV", environment.toString()).run().exitCode()).isZero();

        assertThat(environment.resolve(KERNEL)).isRegularFile();
        assertThat(home.resolve("other").resolve(KERNEL)).isRegularFile();
        assertThat(home.resolve(".local").resolve(KERNEL)).isRegularFile();
    }

    @Test
    void shouldTellThatNoEnvironmentIsActive() {
        var run = kernel("install", "--sys-prefix").run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("No virtual environment with a Jupyter is active.", "--prefix FOLDER");
    }

    @Test
    void shouldStartJavaDirectlyFromJarsOfItsOwn() throws IOException {
        kernel("install").run();

        var json = JsonParser.parseString(Files.readString(home.resolve(".local").resolve(KERNEL))).getAsJsonObject();

        var argv = json.getAsJsonArray("argv").asList().stream().map(word -> word.getAsString()).toList();
        assertThat(argv.getFirst()).isEqualTo(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        assertThat(argv).endsWith(Kernel.class.getName(), "{connection_file}");
        assertThat(argv.get(argv.indexOf("-classpath") + 1).split(":")).hasSizeGreaterThan(10)
            .allSatisfy(jar -> assertThat(Path.of(jar)).startsWith(home.resolve("cache/kernel")).isRegularFile());
        assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
        assertThat(json.get("language").getAsString()).isEqualTo("java");
    }

    @Test
    void shouldUnpackTheClassesThatCellsAreCompiledAgainst() throws IOException {
        kernel("install").run();

        try (var kept = Files.list(home.resolve("cache/kernel"))) {
            assertThat(kept.map(folder -> folder.resolve("cell-classes"))).singleElement().satisfies(unpacked ->
                assertThat(List.of("howdah/Bootstrap.class", "org/apache/ibatis/session/SqlSession.class", "org/postgresql/Driver.class"))
                    .allSatisfy(file -> assertThat(unpacked.resolve(file)).isRegularFile()));
        }
    }

    @Test
    void shouldChangeNothingIfItIsInstalledAgain() throws IOException {
        kernel("install").run();
        var first = Files.readString(home.resolve(".local").resolve(KERNEL));

        var again = kernel("install").run();

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(home.resolve(".local").resolve(KERNEL)).hasContent(first);
    }

    @Test
    void shouldLeaveSomebodyElsesKernelAlone() throws IOException {
        var file = home.resolve(".local").resolve(KERNEL);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"argv\": [\"mine\"]}");

        var refused = kernel("install").run();
        var uninstall = kernel("uninstall").run();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("holds something that Howdah has not written.", "--force", "howdah.orig");
        assertThat(uninstall.out()).contains("There is no kernel of Howdah's to take away.");
        assertThat(file).hasContent("{\"argv\": [\"mine\"]}");

        assertThat(kernel("install", "--force").run().out()).contains("What was there is now ");
        assertThat(file.resolveSibling("../howdah.orig/kernel.json")).hasContent("{\"argv\": [\"mine\"]}");
    }

    @Test
    void shouldUninstallWhateverItHasInstalled() throws IOException {
        var environment = environment();
        kernel("install", "--user").run();
        kernel("install", "--prefix", environment.toString()).run();

        var run = kernel("uninstall").with("VIRTUAL_ENV", environment.toString()).run();
        var again = kernel("uninstall").run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(home.resolve(".local").resolve(KERNEL).getParent()).doesNotExist();
        assertThat(environment.resolve(KERNEL).getParent()).doesNotExist();
        assertThat(home.resolve("cache/kernel")).isEmptyDirectory();
        assertThat(again.exitCode()).isZero();
    }

    @Test
    void shouldTellHowToGetJJava() {
        var run = kernel("install", "--jjava").run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no JJava in the Jupyter that is found.", "pip install jjava");
    }

    @Test
    void shouldPutItselfOnTheClassPathOfJJava() throws IOException {
        var environment = environment();
        var jjava = environment.resolve("share/jupyter/kernels/java/jjava.jar");
        Files.createDirectories(jjava.getParent());
        Files.createFile(jjava);

        var run = kernel("install", "--jjava").with("VIRTUAL_ENV", environment.toString()).run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = JsonParser.parseString(Files.readString(environment.resolve("share/jupyter/kernels/howdah-jjava/kernel.json")))
            .getAsJsonObject();
        assertThat(json.getAsJsonArray("argv").asList().stream().map(word -> word.getAsString()).toList())
            .endsWith("-jar", jjava.toString(), "{connection_file}");
        assertThat(json.getAsJsonObject("env").get("JJAVA_CLASSPATH").getAsString()).contains("jjava-jupyter", ".jar");
        assertThat(environment.resolve(KERNEL)).doesNotExist();
    }

    @Test
    void shouldSuggestWhatWasMeant() {
        var run = kernel("instal").run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no command \"instal\".", "did you mean \"install\"?");
    }

    private Path environment() throws IOException {
        var environment = home.resolve("environment");
        Files.createDirectories(environment.resolve("bin"));
        Files.writeString(environment.resolve("pyvenv.cfg"), "home = /usr/bin\n");
        var program = Files.writeString(environment.resolve("bin/jupyter"), "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return environment;
    }

    /// Where nobody's Jupyter is seen, and without an AOT cache, whose making takes long.
    private Repository.Command kernel(String... arguments) {
        return Repository.command(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-classpath", System.getProperty("java.class.path"), KernelCommands.class.getName())
            .and(arguments).with("HOME", home.toString()).with("HOWDAH_CACHE", home.resolve("cache").toString())
            .with("PATH", Path.of(System.getProperty("java.home"), "bin") + ":/bin").with("HOWDAH_AOT", "0")
            .without("VIRTUAL_ENV").without("CONDA_PREFIX").without("JUPYTER_PATH").without("JUPYTER_DATA_DIR")
            .without("XDG_DATA_HOME").without("XDG_CACHE_HOME");
    }
}

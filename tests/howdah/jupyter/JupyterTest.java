package howdah.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterTest {

    @TempDir
    private Path scratch;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void setHome() throws IOException {
        scratch = scratch.toRealPath();
        environment.put("HOME", scratch.toString());
    }

    @Test
    void shouldTakeTheFirstJupyterOnThePath() throws IOException {
        var first = PythonFolder.environment(scratch.resolve("first"));
        var second = PythonFolder.environment(scratch.resolve("second"));
        environment.put("PATH", first.resolve("bin") + File.pathSeparator + second.resolve("bin"));
        environment.put("VIRTUAL_ENV", second.toString());

        assertThat(jupyter().active()).map(Installation::prefix).contains(first);
        assertThat(jupyter().environment()).map(Place::data).contains(first.resolve("share/jupyter"));
        assertThat(jupyter().installations()).extracting(Installation::prefix).containsExactly(first, second);
    }

    @Test
    void shouldTakeTheActiveEnvironmentThatIsNotOnThePath() throws IOException {
        environment.put("CONDA_PREFIX", conda().toString());

        assertThat(jupyter().active()).contains(new Installation(conda(), conda().resolve("bin"), true));
    }

    private Path conda() throws IOException {
        Files.createDirectories(scratch.resolve("conda/conda-meta"));
        PythonFolder.script(scratch.resolve("conda/bin/jupyter"), "#!/nowhere/python");
        return scratch.resolve("conda");
    }

    @Test
    void shouldSeeThroughTheLinksOfPipx() throws IOException {
        var hidden = PythonFolder.environment(scratch.resolve(".local/share/pipx/venvs/jupyterlab"));
        Files.createDirectories(scratch.resolve("bin"));
        Files.createSymbolicLink(scratch.resolve("bin/jupyter"), hidden.resolve("bin/jupyter"));
        environment.put("PATH", scratch.resolve("bin").toString());

        assertThat(jupyter().active()).contains(new Installation(hidden, hidden.resolve("bin"), true));
        assertThat(jupyter().installations()).hasSize(1);
    }

    @Test
    void shouldFindTheEnvironmentOfAScriptElsewhere() throws IOException {
        var prefix = PythonFolder.environment(scratch.resolve("with blanks"));
        PythonFolder.script(scratch.resolve("bin/jupyter"), "#!/bin/sh\n'''exec' \"" + prefix.resolve("bin/python3.11") + "\" \"$0\" \"$@\"");
        environment.put("PATH", scratch.resolve("bin").toString());

        assertThat(jupyter().active()).map(Installation::prefix).contains(prefix);
    }

    @Test
    void shouldTakeNoSystemsPythonForAnEnvironment() throws IOException {
        PythonFolder.script(scratch.resolve("usr/bin/jupyter"), "#!/usr/bin/python3");
        environment.put("PATH", scratch.resolve("usr/bin").toString());

        assertThat(jupyter().active()).contains(new Installation(scratch.resolve("usr"), scratch.resolve("usr/bin"), false));
        assertThat(jupyter().environment()).isEmpty();
    }

    @Test
    void shouldTellTheVersionOfWhatIsInstalled() throws IOException {
        var prefix = PythonFolder.environment(scratch.resolve("python"));
        PythonFolder.install(prefix, "jupyterlab_server-2.28.0");
        PythonFolder.install(prefix, "jupyterlab-4.6.1");
        var installation = Installation.of(prefix.resolve("bin/jupyter"));

        assertThat(installation.version("jupyterlab")).contains("4.6.1");
        assertThat(installation.version("jjava")).isEmpty();
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        environment.put("PATH", scratch.toString());

        assertThat(jupyter().active()).isEmpty();
        assertThat(jupyter().installations()).isEmpty();
        assertThat(jupyter().kernels(jupyter().user())).isEmpty();
    }

    private Jupyter jupyter() {
        return new Jupyter(environment);
    }
}

package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.jvm.ScratchFolder;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The kernels under test, installed once per run into a place of its own: neither the developer's Jupyter nor his progress,
/// settings and histories are seen or touched.
public final class Kernels {

    /// Our own kernel.
    public static final String HOWDAH = "howdah";
    /// Stock JJava with Howdah's classes and magics.
    static final String HOWDAH_JJAVA = "howdah-jjava";
    /// Stock JJava as PyPI has it.
    static final String JJAVA = "java";

    private static Kernels installed;

    private final ScratchFolder scratch = ScratchFolder.make();
    private boolean hasJJava;

    private Kernels() {
    }

    static synchronized Kernels installed() {
        if (installed == null) {
            var fresh = new Kernels();
            fresh.install();
            installed = fresh;
        }
        return installed;
    }

    /// Installs [#HOWDAH_JJAVA], too.
    synchronized void installJJava() {
        if (!hasJJava) {
            install("--jjava");
            hasJJava = true;
        }
    }

    private void install(String... options) {
        var command = Repository.jbang("kernel", "install", "--prefix", prefix().toString()).and(options)
            .within(Duration.ofMinutes(10));
        for (var entry : environment().entrySet()) {
            command = command.with(entry.getKey(), entry.getValue());
        }
        var run = command.run();
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).doesNotContain("no AOT cache");
    }

    private Path prefix() {
        return scratch.path().resolve("prefix");
    }

    /// A folder that is deleted when the tests end.
    Path folder() {
        return scratch.path();
    }

    /// What a Jupyter program is to be started with, beside what this process has itself.
    Map<String, String> environment() {
        var own = scratch.path().resolve("jupyter");
        var environment = new HashMap<String, String>();
        environment.put("PATH", Python.folder().resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        environment.put("VIRTUAL_ENV", Python.folder().toString());
        environment.put("JUPYTER_PATH", prefix().resolve("share/jupyter").toString());
        environment.put("JUPYTER_DATA_DIR", own.resolve("data").toString());
        environment.put("JUPYTER_CONFIG_DIR", own.resolve("config").toString());
        environment.put("JUPYTER_RUNTIME_DIR", own.resolve("runtime").toString());
        environment.put("JUPYTERLAB_SETTINGS_DIR", own.resolve("settings").toString());
        environment.put("JUPYTERLAB_WORKSPACES_DIR", own.resolve("workspaces").toString());
        environment.put("IPYTHONDIR", scratch.path().resolve("ipython").toString());
        environment.put("XDG_DATA_HOME", own.resolve("share").toString());
        environment.put("XDG_STATE_HOME", own.resolve("state").toString());
        environment.put("HOWDAH_PROGRESS", own.resolve("progress.json").toString());
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("PYDEVD_DISABLE_FILE_VALIDATION", "1");
        return environment;
    }
}

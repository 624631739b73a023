package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jbang lesson notebook` and what `jbang doctor` tells of it, with a `jupyter-lab` that only prints how it was called.
class NotebookCommandTest {

    @TempDir
    private Path scratch;
    private MiniCourse course;
    private Path kernel;

    @BeforeEach
    void copyTheCourse() throws IOException {
        scratch = scratch.toRealPath();
        course = MiniCourse.copiedTo(scratch);
        kernel = scratch.resolve("data/kernels/howdah/kernel.json");
        var lab = scratch.resolve("bin/jupyter-lab");
        Files.createDirectories(lab.getParent());
        Files.writeString(lab, "#!/bin/sh\necho \"called with $*\"\nexit 7\n");
        assertThat(lab.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void shouldInstallTheKernelOnceAndOpenTheCopy() {
        var first = notebook("1", "--no-browser", "--port", "9999", "--", "--allow-root").run();
        var second = notebook("1").run();

        assertThat(first.out()).as(first.err()).contains("Your copy: practice/lesson01.ipynb",
            "The kernel is installed now: it is not installed yet.", "is installed for you: " + kernel.getParent(),
            "called with --no-browser --port=9999 --allow-root practice/lesson01.ipynb");
        assertThat(first.exitCode()).isEqualTo(7);
        assertThat(second.out()).doesNotContain("installed").contains("called with practice/lesson01.ipynb");
    }

    @Test
    void shouldInstallAnewAKernelThatIsStale() throws IOException {
        notebook("1").run();
        Files.writeString(kernel, Files.readString(kernel).replaceFirst("\"sources\": \"\\w+\"", "\"sources\": \"0123456789abcdef\""));

        assertThat(doctor().getAsJsonArray("problems").asList()).singleElement()
            .satisfies(problem -> assertThat(problem.getAsString()).isEqualTo("the sources have changed since it was installed"));
        var run = notebook("1").run();

        assertThat(run.out()).contains("The kernel is installed now: the sources have changed since it was installed.");
        assertThat(doctor().getAsJsonArray("problems")).isEmpty();
    }

    @Test
    void shouldTellTheDoctorsRemedy() throws IOException {
        var missing = lesson("doctor").run();
        notebook("1").run();
        var fine = lesson("doctor").run();
        Files.writeString(kernel, Files.readString(kernel).replaceFirst("\"/[^\"]*/java\"", "\"/gone/java\""));
        var broken = lesson("doctor").run();

        assertThat(missing.out()).contains("The kernel for notebooks is not installed.\n  Next:      jbang kernel install\n");
        assertThat(fine.out()).contains("Kernel howdah in %s: as it should be\n".formatted(kernel.getParent()));
        assertThat(broken.out()).contains("its Java is gone: /gone/java.\n  Next:      jbang kernel install --user\n");
    }

    private JsonObject doctor() {
        var kernels = JsonParser.parseString(lesson("doctor", "--json").run().out()).getAsJsonObject().getAsJsonArray("kernels");
        assertThat(kernels).hasSize(1);
        return kernels.get(0).getAsJsonObject();
    }

    private Repository.Command notebook(String... arguments) {
        return lesson("notebook").and(arguments).with("HOWDAH_CACHE", scratch.resolve("cache").toString());
    }

    private Repository.Command lesson(String... arguments) {
        return course.lesson(arguments).with("PATH", scratch.resolve("bin") + ":" + System.getenv("PATH"))
            .with("JUPYTER_DATA_DIR", scratch.resolve("data").toString()).without("JUPYTER_PATH")
            .with("HOWDAH_AOT", "0");
    }
}

package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {

    @TempDir
    private Path scratch;

    @Test
    void shouldTellWhatIsThereAndWhatItBrought() throws IOException {
        var course = course("public class lesson01 { public static void main(String... a) { } }");
        var jbang = scratch.resolve("jbang-home");

        var first = course.lesson("fetch").with("JBANG_CACHE_DIR", jbang.toString()).run();

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("JDK ", "PostgreSQL: there\n", "lessons/lesson01.java: ")
            .endsWith("it works offline now.\n");
    }

    @Test
    void shouldTellWhatCannotBeFetched() throws IOException {
        var run = course("//DEPS howdah.nowhere:nothing:1.0\nclass lesson01 { void main() { } }").run("fetch");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("lesson01.java needs cannot be fetched.", "howdah.nowhere:nothing", "Next:");
    }

    private MiniCourse course(String lesson) throws IOException {
        var course = new MiniCourse(scratch.resolve("small"), scratch.resolve("progress.json"));
        Files.createDirectories(course.folder().resolve("lessons"));
        Files.writeString(course.folder().resolve("jbang-catalog.json"),
            "{\"aliases\": {\"lesson01\": {\"script-ref\": \"lessons/lesson01.java\"}}}");
        Files.writeString(course.folder().resolve("lessons/lesson01.java"), lesson);
        return course;
    }
}

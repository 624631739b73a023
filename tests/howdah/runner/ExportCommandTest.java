package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {

    private static final String HOSTILE = """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //DESCRIPTION Angles <script>alert(1)</script>
        //SOURCES Bootstrap.java

        import static howdah.Bootstrap.*;

        void main() {
            step("First & <b>", \"""
                Prose with <img src=x onerror=alert(2)>, [a link](javascript:alert(3)) and `<code>`.
                \""");
            show("</pre><script>alert(4)</script>");
            step("Fences", \"""
                Prose.
                \""");
            show("````");
            show("a\\nb");
        }
        """;

    @TempDir
    private Path scratch;

    @Test
    void shouldWriteTheLessonWithItsRealOutput() {
        var run = MiniCourse.in(scratch).run("export", "1", "--to", "md", "-o", "-");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("# 1. Put a row into a table\n\nNeeds: nothing.\n\n```java\nimport ")
            .contains("\n## 2. Insert a row\n\nThe values travel", "show(inserted);\n", "```text\n1\n\n id │ num │ data\n");
    }

    @ParameterizedTest
    @CsvSource({"html, lesson01.html", "slides, lesson01-slides.html", "md, lesson01.md"})
    void shouldLetNothingOfALessonRun(String format, String file) throws IOException, NoSuchAlgorithmException {
        var course = hostile(HOSTILE);

        var run = course.run("export", "1", "--to", format);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(file + ": written\n");
        var text = Files.readString(course.folder().resolve(file));
        if (format.equals("md")) {
            assertThat(text).contains("`````text\n````\n\na\nb\n`````\n");
        } else {
            assertThat(text).contains("Content-Security-Policy", "default-src 'none'", "&lt;/pre&gt;&lt;script&gt;", "&lt;img",
                "First &amp; &lt;b&gt;")
                .doesNotContain("<img", "alert(1)</script>", "alert(4)</script>", "javascript:", "http://", "https://");
            assertThatOnlyItsOwnScriptRuns(Jsoup.parse(text));
        }
    }

    private static void assertThatOnlyItsOwnScriptRuns(Document page) throws NoSuchAlgorithmException {
        assertThat(page.select("img, iframe, object, [src], [href], [srcdoc]").not("a[href='']")).isEmpty();
        assertThat(page.getAllElements()).allSatisfy(element ->
            assertThat(element.attributes()).noneMatch(attribute -> attribute.getKey().startsWith("on")));
        var policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy).doesNotContain("script-src 'unsafe-inline'");
        for (var script : page.select("script")) {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(script.data().getBytes(StandardCharsets.UTF_8));
            assertThat(policy).contains("script-src 'sha256-%s'".formatted(Base64.getEncoder().encodeToString(sha256)));
        }
    }

    @Test
    void shouldTellWhatKeepsALessonFromBeingWritten() throws IOException {
        var broken = hostile(HOSTILE.replace("show(\"````\");", "show(1 / 0);")).run("export", "1", "--to", "md");
        var unknown = MiniCourse.in(scratch).run("export", "1", "--to", "pdf");

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.err()).contains("ArithmeticException", "lesson01.java, line ").doesNotContain("\tat ");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("'pdf'", "html, slides, md");
    }

    private MiniCourse hostile(String lesson) throws IOException {
        var course = new MiniCourse(scratch.resolve("hostile"), scratch.resolve("progress.json"));
        Files.createDirectories(course.folder().resolve("lessons"));
        Files.writeString(course.folder().resolve("jbang-catalog.json"), "{\"aliases\": {}}");
        Files.writeString(course.folder().resolve("lessons/lesson01.java"), lesson);
        return course;
    }
}

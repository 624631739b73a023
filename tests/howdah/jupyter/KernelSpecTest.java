package howdah.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.Repository;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path scratch;

    @Test
    void shouldBeAsItShouldBeOnceWritten() throws IOException {
        write(JAVA, mark(), List.of());

        assertThat(spec().isOurs()).isTrue();
        assertThat(problems()).isEmpty();
        assertThat(spec().folder()).isDirectoryContaining("glob:**/logo-32x32.png").isDirectoryContaining("glob:**/logo-svg.svg");
        assertThat(files()).hasSize(4);
    }

    @Test
    void shouldReplaceAnOlderOne() throws IOException {
        write(JAVA, mark(), List.of("-classpath", "/gone.jar"));
        write(JAVA, mark(), List.of());

        assertThat(problems()).isEmpty();
    }

    @Test
    void shouldMissItsJava() {
        write(scratch.resolve("bin/java"), mark(), List.of());

        assertThat(problems()).singleElement().asString().startsWith("its Java is gone: ");
    }

    @Test
    void shouldMissAFile() throws IOException {
        var jar = Files.createFile(scratch.resolve("there.jar"));
        write(JAVA, mark(), List.of("-XX:AOTCache=" + scratch.resolve("kernel.aot"), "-classpath", jar.toString()));

        assertThat(problems()).containsExactly("a file of it is gone: " + scratch.resolve("kernel.aot"));
    }

    @Test
    void shouldNoticeAnotherJava() throws IOException {
        var other = PythonFolder.script(scratch.resolve("jdk/bin/java"), "#!/bin/sh");
        write(other, mark(), List.of());

        assertThat(problems()).singleElement().asString().startsWith("it starts another Java (%s)".formatted(scratch.resolve("jdk")));
    }

    @Test
    void shouldNoticeThatItsJavaWasUpdated() {
        write(JAVA, new KernelSpec.Mark(mark().sources(), mark().repository(), "25.0.0+1"), List.of());

        assertThat(problems()).singleElement().asString().startsWith("its Java has changed from 25.0.0+1 to ");
    }

    @Test
    void shouldNoticeThatItIsOfAnotherCloneOrOfOneThatIsGone() {
        write(JAVA, new KernelSpec.Mark(mark().sources(), scratch.toString(), mark().jdk()), List.of());
        assertThat(problems()).containsExactly("it was installed from %s, which is another clone".formatted(scratch));

        write(JAVA, new KernelSpec.Mark(mark().sources(), "/nowhere", mark().jdk()), List.of());
        assertThat(problems()).containsExactly("it was installed from /nowhere, which is gone");
    }

    @Test
    void shouldNoticeThatTheSourcesHaveChanged() {
        write(JAVA, new KernelSpec.Mark("0123456789abcdef", mark().repository(), mark().jdk()), List.of());

        assertThat(problems()).containsExactly("the sources have changed since it was installed");
    }

    @Test
    void shouldMoveAsideOnlyIfForcedWhatIsNotItsOwn() throws IOException {
        Files.createDirectories(spec().folder());
        Files.writeString(spec().folder().resolve("kernel.json"), "{\"argv\": [\"mine\"], \"metadata\": {\"debugger\": true}}");

        assertThatThrownBy(() -> write(JAVA, mark(), List.of())).isInstanceOf(Failure.class)
            .hasMessage("%s holds something that Howdah has not written.".formatted(spec().folder()));
        var moved = spec().write("Java", List.of(JAVA.toString()), Map.of(), mark(), true);

        assertThat(moved.orElseThrow().resolve("kernel.json")).content().contains("mine");
        assertThat(spec().isOurs()).isTrue();
    }

    @Test
    void shouldNotTouchWhatItCannotRead() throws IOException {
        Files.createDirectories(spec().folder());
        Files.writeString(spec().folder().resolve("kernel.json"), "{\"argv\": ");

        assertThat(spec().isOurs()).isFalse();
        assertThatThrownBy(() -> write(JAVA, mark(), List.of())).isInstanceOf(Failure.class);
    }

    @Test
    void shouldFinishWhatWasKilledHalfway() throws IOException {
        Files.createDirectories(spec().folder());
        Files.createFile(spec().folder().resolve("logo-svg.svg"));
        Files.createFile(spec().folder().resolve("kernel.json.new"));

        write(JAVA, mark(), List.of());

        assertThat(problems()).isEmpty();
        assertThat(files()).hasSize(4);
    }

    @Test
    void shouldLeaveWhatItHasNotWritten() throws IOException {
        write(JAVA, mark(), List.of());
        var kept = Files.createFile(spec().folder().resolve("notes.txt"));

        assertThat(spec().remove()).containsExactly(kept);
        Files.delete(kept);
        assertThat(spec().remove()).isEmpty();
        assertThat(spec().folder()).doesNotExist();
    }

    private void write(Path java, KernelSpec.Mark mark, List<String> options) {
        var command = new java.util.ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        spec().write("Java", command, Map.of(), mark, false);
    }

    private static KernelSpec.Mark mark() {
        return new KernelSpec.Mark(SourceHash.of(Repository.root()), Repository.root().toString(),
            Jdk.version(JAVA.getParent().getParent()));
    }

    private List<String> problems() {
        return spec().problems(Optional.of(Repository.root()));
    }

    private KernelSpec spec() {
        return KernelSpec.in(Place.of(scratch.resolve("share/jupyter")), "howdah");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(spec().folder())) {
            return files.toList();
        }
    }
}

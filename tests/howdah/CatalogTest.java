package howdah;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final Path ROOT = Repository.root();

    /// Rooms whose classes lessons do without.
    private static final Set<String> NOT_FOR_LESSONS =
        Set.of("bench", "course", "check", "jvm", "jupyter", "runner", "kernel", "maven", "sql");

    /// What JBang has told of each lesson.
    private static final Map<Path, JsonObject> FOUND = new HashMap<>();

    @Test
    void shouldDescribeEveryAlias() throws IOException {
        var catalog = Files.readString(ROOT.resolve("jbang-catalog.json"));

        assertThat(values("script-ref", catalog)).isNotEmpty().doesNotHaveDuplicates()
            .hasSameSizeAs(values("description", catalog)).allSatisfy(script -> assertThat(ROOT.resolve(script)).isRegularFile());
    }

    @Test
    void shouldHaveAnAliasForEveryLesson() throws IOException {
        var scripts = values("script-ref", Files.readString(ROOT.resolve("jbang-catalog.json")));

        try (var lessons = files("lessons", 1, ".java")) {
            assertThat(lessons.map(lesson -> "lessons/" + lesson.getFileName())).isNotEmpty().isSubsetOf(scripts);
        }
    }

    @Test
    void shouldResolveItsAliasesFromASubfolder() throws IOException {
        var scripts = values("script-ref", Files.readString(ROOT.resolve("jbang-catalog.json")));

        var outcome = Repository.jbang("alias", "list", "--format=json").in(ROOT.resolve("mappers")).run();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(values("scriptRef", outcome.out()).stream().map(Path::of))
            .containsAll(scripts.stream().map(ROOT::resolve).toList());
    }

    @Test
    void shouldBringEveryClassOfTheLessonsRooms() throws IOException {
        try (var lessons = files("lessons", 1, ".java"); var scripts = files("scripts/howdah", 9, ".java")) {
            var needed = scripts.filter(CatalogTest::isForLessons).toList();

            assertThat(lessons).isNotEmpty().allSatisfy(lesson -> assertThat(sources(lesson)).containsAll(needed));
        }
    }

    @Test
    void shouldBringEveryMapperAndTheConfiguration() throws IOException {
        try (var lessons = files("lessons", 1, ".java"); var mappers = files("mappers", 1, ".xml")) {
            var needed = Stream.concat(Stream.of(ROOT.resolve("mybatis-config.xml")), mappers).toList();

            assertThat(lessons).isNotEmpty()
                .allSatisfy(lesson -> assertThat(parts("files", lesson)).containsExactlyInAnyOrderElementsOf(needed));
        }
    }

    /// JBang cannot list a folder over HTTP, so a pattern would find nothing there.
    @Test
    void shouldNameTheFilesOfALessonOneByOne() throws IOException {
        try (var lessons = files("lessons", 1, ".java")) {
            assertThat(lessons.flatMap(lesson -> sources(lesson).stream()).distinct().flatMap(CatalogTest::references))
                .isNotEmpty().allMatch(reference -> reference.matches("[\\w./=-]+\\.(java|xml)"));
        }
    }

    private static boolean isForLessons(Path script) {
        return NOT_FOR_LESSONS.stream().noneMatch(room -> script.startsWith(ROOT.resolve("scripts/howdah").resolve(room)));
    }

    private static List<Path> sources(Path script) {
        return parts("sources", script);
    }

    /// What JBang finds for a script, however many files lead to it.
    private static List<Path> parts(String kind, Path script) {
        return FOUND.computeIfAbsent(script, CatalogTest::found).getAsJsonArray(kind).asList().stream()
            .map(part -> Path.of(part.getAsJsonObject().get("backingResource").getAsString())).toList();
    }

    private static JsonObject found(Path script) {
        var outcome = Repository.jbang("info", "tools", script.toString()).run();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return JsonParser.parseString(outcome.out()).getAsJsonObject();
    }

    /// What the `//SOURCES` and `//FILES` lines of a file refer to.
    private static Stream<String> references(Path source) {
        try {
            return Files.readAllLines(source).stream().filter(line -> line.matches("//(SOURCES|FILES) .*"))
                .flatMap(line -> Stream.of(line.split("\\s+")).skip(1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Path> files(String folder, int depth, String ending) throws IOException {
        return Files.walk(ROOT.resolve(folder), depth).filter(file -> file.toString().endsWith(ending));
    }

    /// The values of all members of that name in a JSON text.
    private static List<String> values(String name, String json) {
        return Pattern.compile("\"%s\"\\s*:\\s*\"(.*?)\"".formatted(name)).matcher(json).results()
            .map(match -> match.group(1)).toList();
    }
}

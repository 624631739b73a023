package howdah;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What README says is so.
class ReadmeTest {

    private static String readme() throws IOException {
        return Files.readString(Repository.root().resolve("README.md"));
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(readme()).results().map(result -> result.group(1)).toList();
    }

    @Test
    void shouldShowRealOutput() throws IOException {
        var lesson = jbang("lessons/lesson01.java").run().out();
        assertThat(found("```\n(\\d\\. .*?)\n```")).singleElement().satisfies(shown -> assertThat(lesson).contains(shown));
    }

    @Test
    void shouldNameCommandsThatWork() throws IOException {
        assertThat(found("(?m)^\\./jbang (.*?) +#")).containsExactly("lessons/lesson01.java", "lesson play 1", "lesson watch",
            "lesson notebook 1", "test");
        assertThat(jbang("lesson", "play", "1").run().exitCode()).isZero();
        assertThat(jbang("lessons/lesson01.java", "3").run().exitCode()).isZero();
        assertThat(jbang("test", "--list").run().out()).contains("ReadmeTest");
        assertThat(jbang("doctor").run().exitCode()).isZero();
    }

    @Test
    void shouldNameCommandsOfTheRunnerThatThereAre() throws IOException {
        var help = jbang("lesson", "--help").run().out();
        var commands = help.lines().filter(line -> line.matches("  [a-z]+ .*")).map(line -> line.strip().split(" ")[0]).toList();
        assertThat(found("jbang lesson ([a-z]+)")).hasSizeGreaterThan(10).isSubsetOf(commands);
    }

    @Test
    void shouldMapWhatIsThere() throws IOException {
        var table = readme().lines().filter(line -> line.startsWith("| `")).map(line -> line.split("\\|")[1]).toList();
        var places = table.stream().flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results()).map(result -> result.group(1));
        assertThat(places).hasSizeGreaterThan(6).allSatisfy(place -> assertThat(Repository.root().resolve(place)).exists());
    }

    @Test
    void shouldNameOnlySettingsThatTheExampleExplains() throws IOException {
        var example = Files.readString(Repository.root().resolve(".env.example"));
        assertThat(found("`(HOWDAH_[A-Z_]+)")).isNotEmpty().allSatisfy(name -> assertThat(example).contains("#" + name + "="));
    }
}

package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Libraries of a repository that lies on this machine; what was brought here is kept in a folder of the test's own.
@Isolated("it names another local repository for the whole JVM")
class LibrariesTest {

    private static final String LOCAL = "maven.repo.local";

    private final TestNotebook notebook = new TestNotebook();
    private final Magics magics = new Magics(notebook);
    @TempDir
    private Path folder;

    @BeforeEach
    void publish() throws Exception {
        System.setProperty(LOCAL, folder.resolve("local").toString());
        publish("bird", "1.0", "<dependency><groupId>test.zoo</groupId><artifactId>egg</artifactId><version>2.1</version></dependency>");
        publish("egg", "1.9", "");
        publish("egg", "2.1", "");
        publish("egg", "3.0", "");
        magics.runLine("mavenRepo", "zoo " + folder.resolve("zoo").toUri());
    }

    @AfterEach
    void close() {
        System.clearProperty(LOCAL);
        magics.close();
    }

    private void publish(String name, String version, String dependencies) throws IOException {
        var place = Files.createDirectories(folder.resolve("zoo/test/zoo").resolve(name).resolve(version));
        new JarOutputStream(Files.newOutputStream(place.resolve("%s-%s.jar".formatted(name, version)))) {
            @Override
            public void close() throws IOException {
                putNextEntry(new java.util.zip.ZipEntry("test.txt"));
                super.close();
            }
        }.close();
        Files.writeString(place.resolve("%s-%s.pom".formatted(name, version)), """
            <project><modelVersion>4.0.0</modelVersion><groupId>test.zoo</groupId><artifactId>%s</artifactId><version>%s</version>
            <dependencies>%s</dependencies></project>""".formatted(name, version, dependencies));
    }

    private List<String> added() {
        return notebook.classPath.stream().map(path -> path.getFileName().toString()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maven", "addMavenDependency", "addMavenDependencies"})
    void shouldAddALibraryWithWhatItNeeds(String name) throws Exception {
        assertThat(magics.runLine(name, "test.zoo:bird:1.0")).isNull();
        assertThat(added()).containsExactly("bird-1.0.jar", "egg-2.1.jar");
        assertThat(notebook.classPath).allMatch(Files::isRegularFile);
        assertThat(notebook.output.text()).contains("Added 2 jars.");
    }

    @Test
    void shouldFindWhatWasBroughtHereWhenItsRepositoryIsGone() throws Exception {
        magics.runLine("maven", "test.zoo:bird:1.0");
        Files.move(folder.resolve("zoo"), folder.resolve("gone"));

        var other = new TestNotebook();
        var restarted = new Magics(other);
        restarted.runLine("mavenRepo", "zoo " + folder.resolve("zoo").toUri());
        restarted.runLine("maven", "test.zoo:bird:1.0");

        assertThat(other.classPath).hasSize(2);
        restarted.close();
    }

    @Test
    void shouldAddWhatACommentNames() throws Exception {
        magics.run("//DEPS test.zoo:bird:1.0\n//REPOS central\nint a;", 1);
        assertThat(added()).containsExactly("bird-1.0.jar", "egg-2.1.jar");
        assertThat(notebook.java).containsExactly("//DEPS test.zoo:bird:1.0\n//REPOS central\nint a;");
    }

    @Test
    void shouldNotAddASecondVersion() throws Exception {
        magics.runLine("maven", "test.zoo:egg:1.9");
        magics.runLine("maven", "test.zoo:bird:1.0");
        assertThat(added()).containsExactly("egg-1.9.jar", "bird-1.0.jar");
        assertThat(notebook.output.warned).asString()
            .isEqualToNormalizingNewlines("test.zoo:egg 2.1 was left out, since the notebook has already 1.9.\n");
        assertThat(notebook.output.text()).endsWith("Added 1 jar.");
    }

    @Test
    void shouldWarnOfAnOlderVersionOnlyWhoeverHasNamedIt() throws Exception {
        magics.runLine("maven", "test.zoo:egg:3.0");
        magics.runLine("maven", "test.zoo:bird:1.0");
        assertThat(added()).containsExactly("egg-3.0.jar", "bird-1.0.jar");
        assertThat(notebook.output.warned).isEmpty();

        magics.runLine("maven", "test.zoo:egg:2.1");
        assertThat(notebook.output.warned).asString()
            .isEqualToNormalizingNewlines("test.zoo:egg 2.1 was left out, since the notebook has already 3.0.\n");
    }

    @Test
    void shouldAddNothingTwice() throws Exception {
        magics.runLine("maven", "test.zoo:bird:1.0");
        magics.runLine("maven", "test.zoo:bird:1.0");
        assertThat(added()).hasSize(2);
        assertThat(notebook.output.text()).endsWith("Added 0 jars.");
        assertThat(notebook.output.warned).isEmpty();
    }

    @Test
    void shouldWarnOfAnotherVersionOfWhatTheKernelRunsOn() throws Exception {
        var place = Files.createDirectories(folder.resolve("zoo/org/mybatis/mybatis/3.0.0"));
        Files.copy(folder.resolve("zoo/test/zoo/egg/2.1/egg-2.1.jar"), place.resolve("mybatis-3.0.0.jar"));
        magics.runLine("maven", "org.mybatis:mybatis:3.0.0");
        assertThat(added()).isEmpty();
        assertThat(notebook.output.warned).asString()
            .matches("(?s)org\\.mybatis:mybatis 3\\.0\\.0 was left out, since the kernel itself runs on 3\\.5\\.\\d+\\.\\s+");
    }

    @Test
    void shouldSayWhatIsMissingAndWhoWasAsked() {
        assertThatThrownBy(() -> magics.runLine("maven", "test.zoo:fish:1.0")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure).message().contains("test.zoo:fish:jar:1.0");
            assertThat(failure.where()).startsWith("asked: ").contains("zoo");
            assertThat(failure.next()).isNotBlank();
        });
        assertThat(added()).isEmpty();
    }

    @Test
    void shouldShowNoPasswordOfARepository() throws Exception {
        magics.runLine("mavenRepo", "secret https://bob:hush@localhost:1/repository");
        assertThatThrownBy(() -> magics.runLine("maven", "test.zoo:fish:1.0")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.where()).contains("secret").doesNotContain("hush");
            assertThat(howdah.show.Show.plain().error(failure)).doesNotContain("hush");
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "a.b:c:1,             a.b:c:jar:1",
        "a.b:c:1.0:linux,     a.b:c:jar:linux:1.0",
        "a.b:c:1@pom,         a.b:c:pom:1",
        "a.b:c:1:linux@zip,   a.b:c:zip:linux:1",
        "a.b:c:war:1.0,       a.b:c:war:1.0",
        "a.b:c:jar:linux:1.0, a.b:c:jar:linux:1.0",
        "a.b#c;1.0,           a.b:c:jar:1.0",
        "a.b:c:1.0-SNAPSHOT,  a.b:c:jar:1.0-SNAPSHOT",
        "a.b:c:${no.such.thing:4.5}, a.b:c:jar:4.5",
    })
    void shouldReadCoordinates(String word, String expected) {
        assertThat(Coordinates.parse(word)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:b", "a:b:c:d:e:f", "https://a.example/b", "a:b:1 c", "${x}:b:1"})
    void shouldRefuseWhatAreNoCoordinates(String word) {
        assertThatThrownBy(() -> Coordinates.parse(word)).isInstanceOf(Failure.class).hasMessageContaining("\"" + word + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoo", "zoo nowhere", "zoo http://[", ""})
    void shouldRefuseARepositoryWithoutAnAddress(String arguments) {
        assertThatThrownBy(() -> magics.runLine("mavenRepo", arguments)).isInstanceOf(Failure.class);
    }

    @Test
    void shouldLoadFromAPieceOfAPom() throws Exception {
        magics.runCell("loadFromPOM", "", """
            <repository><id>zoo</id><url>%s</url></repository>
            <dependency>
              <groupId>test.zoo</groupId><artifactId>bird</artifactId><version>1.0</version>
              <exclusions><exclusion><groupId>test.zoo</groupId><artifactId>egg</artifactId></exclusion></exclusions>
            </dependency>
            <dependencies>
              <dependency><groupId>test.zoo</groupId><artifactId>fish</artifactId><version>1</version><scope>test</scope></dependency>
            </dependencies>
            """.formatted(folder.resolve("zoo").toUri()), 2);
        assertThat(added()).containsExactly("bird-1.0.jar");
    }

    @Test
    void shouldLoadFromAPomWithItsProperties() throws Exception {
        var pom = Files.writeString(folder.resolve("pom.xml"), """
            <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version>
            <properties><egg.version>2.1</egg.version></properties>
            <dependencyManagement><dependencies>
              <dependency><groupId>test.zoo</groupId><artifactId>egg</artifactId><version>${egg.version}</version></dependency>
            </dependencies></dependencyManagement>
            <dependencies><dependency><groupId>test.zoo</groupId><artifactId>egg</artifactId></dependency></dependencies>
            </project>
            """);
        magics.runLine("loadFromPOM", pom + " compile");
        assertThat(added()).containsExactly("egg-2.1.jar");
    }

    @Test
    void shouldNameTheLineOfAWrongPom() {
        assertThatThrownBy(() -> magics.runCell("loadFromPOM", "", "\n<dependency>\n</dependenci>", 2))
            .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.where()).isEqualTo("line 4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere.xml"})
    void shouldRefuseNoPom(String arguments) {
        assertThatThrownBy(() -> magics.runLine("loadFromPOM", arguments)).isInstanceOf(Failure.class);
    }
}

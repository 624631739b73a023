package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Container;
import howdah.Repository;
import howdah.show.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

class ContainerServerTest {

    private static final String IMAGE = System.getenv().getOrDefault("HOWDAH_POSTGRES_IMAGE", "postgres:18");

    @TempDir
    Path cache;

    @Test
    void shouldServeTheLearnerWithTheCoursesSettings() throws SQLException {
        needEngine();
        try (var server = ContainerServer.start(IMAGE, cache, message -> { })) {
            assertThat(query(server.learner(), """
                SELECT name, setting FROM pg_settings
                WHERE name IN ('wal_level', 'max_prepared_transactions', 'shared_preload_libraries', 'max_connections')
                """)).containsExactlyInAnyOrderEntriesOf(Map.of("wal_level", "logical", "max_prepared_transactions", "20",
                    "shared_preload_libraries", "pg_stat_statements", "max_connections", "200"));
            assertThat(query(server.learner(), "SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user"))
                .containsExactly(Map.entry("learner", "f"));
            assertThat(query(server.runner(), "SELECT datname, datistemplate FROM pg_database WHERE datname = '%s'"
                .formatted(server.template()))).containsExactly(Map.entry(server.template(), "t"));
            assertThat(server.description()).contains(IMAGE);
        }
    }

    @Test
    void shouldListenOnlyWhereItIsSpokenTo() {
        needEngine();
        try (var server = ContainerServer.start(IMAGE, cache, message -> { })) {
            var ports = containers(claims()).getFirst().getPorts();

            assertThat(ports).singleElement().satisfies(port -> {
                assertThat(port.getIp()).isEqualTo(server.learner().host());
                assertThat(port.getPublicPort()).isEqualTo(server.learner().port());
            });
        }
    }

    @Test
    void shouldRemoveItsContainerWhenClosed() {
        needEngine();
        List<String> claims;
        try (var server = ContainerServer.start(IMAGE, cache, message -> { })) {
            claims = claims();
            assertThat(containers(claims)).hasSize(1);
        }

        assertThat(containers(claims)).isEmpty();
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeft() throws Exception {
        needEngine();
        var other = startInAnotherProcess();
        var claims = claims();
        other.destroyForcibly().waitFor();

        ContainerServer.start(IMAGE, cache, message -> { }).close();

        assertThat(containers(claims)).isEmpty();
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void shouldLeaveTheContainersOfLivingProcessesAlone() throws Exception {
        needEngine();
        var other = startInAnotherProcess();
        try {
            var claims = claims();
            try (var first = ContainerServer.start(IMAGE, cache, message -> { })) {
                ContainerServer.start(IMAGE, cache, message -> { }).close();

                assertThat(query(first.learner(), "SELECT 'still', 'there'")).containsEntry("still", "there");
            }
            assertThat(containers(claims)).hasSize(1);
        } finally {
            other.destroyForcibly().waitFor();
            ContainerClaim.removeLeftovers(cache, DockerClientFactory.instance().client());
        }
    }

    @Test
    void shouldNameTheImageThatCannotBePulled() {
        needEngine();
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> ContainerServer.start("localhost/howdah-no-such-image:1", cache, message -> { }))
            .withMessageContaining("localhost/howdah-no-such-image:1")
            .satisfies(failure -> {
                assertThat(failure.exitCode()).isEqualTo(Failure.NO_DATABASE);
                assertThat(failure.next()).contains("HOWDAH_POSTGRES_IMAGE");
            });
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void shouldSayWhatToDoWhereNoEngineAnswers() {
        var outcome = java(NoEngine.class, cache.toString()).with("DOCKER_HOST", "unix://" + cache.resolve("none.sock")).run();

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(Failure.NO_DATABASE);
        assertThat(outcome.out()).contains("none answers").contains("none.sock").contains("start Docker or Podman");
    }

    /// Starts a container and keeps it until the process is killed.
    static final class Holder {

        public static void main(String... arguments) throws Exception {
            ContainerServer.start(IMAGE, Path.of(arguments[0]), message -> { });
            IO.println("started");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /// Looks for an engine where `DOCKER_HOST` says, and nowhere else.
    static final class NoEngine {

        public static void main(String... arguments) {
            Thread.currentThread().setContextClassLoader(new ClassLoader() {
                @Override
                public Enumeration<URL> getResources(String name) throws IOException {
                    return name.endsWith("DockerClientProviderStrategy") ? Collections.emptyEnumeration()
                        : super.getResources(name);
                }
            });
            try {
                ContainerServer.start(IMAGE, Path.of(arguments[0]), message -> { }).close();
            } catch (Failure failure) {
                IO.println(String.join("\n", failure.getMessage(), failure.settings(), failure.next()));
                System.exit(failure.exitCode());
            }
        }
    }

    @Test
    void shouldRunLessonOne() {
        needEngine();
        for (var time = 1; time <= 2; time++) {
            var run = Repository.jbang("lessons/lesson01.java").with("HOWDAH_DATABASE", "container").run();
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("howdah_lesson01", "1 │ 100 │ abc'def");
        }
    }

    private static void needEngine() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no container engine answers: start Docker or Podman");
    }

    private Process startInAnotherProcess() throws IOException {
        var command = java(Holder.class, cache.toString()).words();
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.inputReader().readLine()).isEqualTo("started");
        return process;
    }

    private Repository.Command java(Class<?> main, String argument) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Repository.command(java, "--enable-native-access=ALL-UNNAMED", "-Duser.home=" + cache,
            "-cp", System.getProperty("java.class.path"), main.getName(), argument);
    }

    /// The names under which processes have claimed containers.
    private List<String> claims() {
        try (var files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Container> containers(List<String> claims) {
        var engine = DockerClientFactory.instance().client();
        return claims.stream().flatMap(claim -> engine.listContainersCmd().withShowAll(true)
            .withLabelFilter(Map.of(ContainerClaim.LABEL, claim)).exec().stream()).toList();
    }

    /// The rows of a query with two columns.
    private static Map<String, String> query(Endpoint endpoint, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(endpoint.url(), endpoint.properties());
             var rows = connection.createStatement().executeQuery(sql)) {
            var result = new TreeMap<String, String>();
            while (rows.next()) {
                result.put(rows.getString(1), rows.getString(2));
            }
            return result;
        }
    }
}

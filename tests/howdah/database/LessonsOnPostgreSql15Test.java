package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import howdah.Repository;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// Every lesson on a server that is not ours: with its own settings, as a role that may create databases and no more.
@Execution(ExecutionMode.CONCURRENT)
class LessonsOnPostgreSql15Test {

    private static final String PASSWORD = UUID.randomUUID().toString();
    private static PostgreSQLContainer server;

    @BeforeAll
    static void start() throws SQLException {
        assumeTrue(ContainerServer.isEngineThere(), "no container engine answers");
        var image = System.getenv().getOrDefault("HOWDAH_POSTGRES_IMAGE", "postgres:15");
        server = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        server.setPortBindings(List.of("127.0.0.1::" + PostgreSQLContainer.POSTGRESQL_PORT));
        server.start();
        try (var connection = DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword())) {
            Sql.execute(connection, "CREATE ROLE student LOGIN CREATEDB PASSWORD '%s'".formatted(PASSWORD));
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldShowTheSameTwice() {
        return lessons().stream().map(lesson -> dynamicTest("[" + lesson + "]", () -> shouldShowTheSameTwice(lesson)));
    }

    private static List<String> lessons() {
        var files = Repository.root().resolve("lessons").toFile().list((folder, name) -> name.matches("lesson\\d+\\.java"));
        return Stream.of(files).sorted().toList();
    }

    private static void shouldShowTheSameTwice(String lesson) {
        assertThat(run(lesson)).isEqualTo(run(lesson));
    }

    /// What a lesson shows, apart from times, ids and costs; in any order, since two sessions may take turns in more than one
    /// way. An AOT cache for each lesson would cost more than two runs bring in.
    private static List<String> run(String lesson) {
        var run = Repository.jbang("lessons/" + lesson).with("PGHOST", server.getHost())
            .with("PGPORT", "" + server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)).with("PGDATABASE", "postgres")
            .with("PGUSER", "student").with("PGPASSWORD", PASSWORD).with("HOWDAH_AOT", "0").within(Duration.ofMinutes(5)).run();
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out() + run.err()).doesNotContain(PASSWORD);
        return run.out().replaceAll("(?i)buffers: .*", "").replaceAll("[\\d.,]+", "0")
            .replaceAll("[─█▏▎▍▌▋▊▉│┃ ]+", " ").lines()
            .map(String::strip).sorted().toList();
    }
}

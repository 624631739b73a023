package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.show.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The shared embedded server, looked after: in a cache folder of its own.
class ServersTest {

    private final TestDatabase.Told told = new TestDatabase.Told();
    private Path cache;
    private Settings settings;
    private Servers servers;

    @BeforeEach
    void useWhatWasMadeOnce() throws IOException {
        cache = Files.createTempDirectory("howdah-servers-");
        TestServer.linkBinaries(cache);
        TestServer.copyCluster(EmbeddedServer.folder(cache));
        settings = Settings.load(Map.of("HOWDAH_CACHE", cache.toString()), cache, cache);
        servers = new Servers(settings);
    }

    @AfterEach
    void stopAndDelete() throws IOException {
        servers.stop(true);
        CacheFolder.delete(cache);
    }

    @Test
    void shouldKeepTheServerUpUntilItIsStopped() {
        assertThat(servers.status().isRunning()).isFalse();
        assertThat(servers.stop(false)).isFalse();

        var started = servers.start(told);
        assertThat(started.isRunning()).isTrue();
        assertThat(started.isKept()).isTrue();
        assertThat(started.version()).startsWith(Binaries.MAJOR);
        assertThat(started.bytes()).isGreaterThan(10_000_000);

        Database.open("lesson77", settings, told).close();
        var used = servers.status();
        assertThat(used.port()).isEqualTo(started.port());
        assertThat(used.uses()).isEmpty();
        assertThat(used.places()).extracting(Servers.Place::name).containsExactly("howdah_lesson77");

        assertThat(servers.stop(false)).isTrue();
        assertThat(servers.status().isRunning()).isFalse();
        Database.open("lesson77", settings, told).close();
        assertThat(servers.status().isRunning()).as("after a stop it is not kept any more").isFalse();
    }

    @Test
    void shouldNotStopUnderALessonUnlessForced() throws Exception {
        try (var database = Database.open("lesson77", settings, told); var connection = database.connect()) {
            assertThatThrownBy(() -> servers.stop(false)).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
                assertThat(failure).hasMessageContaining("in use").hasMessageContaining("howdah_lesson77 in howdah_lesson77 as learner");
                assertThat(failure.next()).contains("--force");
            });
            assertThat(connection.isValid(1)).isTrue();
            assertThat(servers.stop(true)).isTrue();
            assertThat(connection.isValid(1)).isFalse();
        }
    }

    @Test
    void shouldStopOnceNobodyUsesItIfItCannotAtOnce() {
        servers.start(told);
        try (var database = Database.open("lesson77", settings, told)) {
            assertThatThrownBy(() -> servers.stop(false)).isInstanceOf(Failure.class).hasMessageContaining("in use");
            assertThat(servers.status().isRunning()).isTrue();
            assertThat(servers.status().isKept()).isFalse();
            assertThat(database.name()).isEqualTo("howdah_lesson77");
        }
        assertThat(servers.status().isRunning()).isFalse();
    }

    @Test
    void shouldTellWhereALessonsDatabaseIs() throws Exception {
        assertThatThrownBy(() -> servers.url("lesson77", false)).isInstanceOf(Failure.class).hasMessageContaining("does not run");
        try (var database = Database.open("lesson77", settings, told)) {
            assertThat(servers.url("lesson77", false))
                .isEqualTo("postgresql://learner@127.0.0.1:%d/howdah_lesson77".formatted(database.port()));
            assertThat(URI.create(servers.url("lesson77", true)).getUserInfo()).isEqualTo("learner:" + database.password());
            assertThatThrownBy(() -> servers.url("lesson78", false)).isInstanceOf(Failure.class)
                .hasMessageContaining("There is no database howdah_lesson78");
        }
    }

    @Test
    void shouldDropWhatNobodyUses() {
        servers.start(told);
        Database.open("lesson77", settings, told).close();
        try (var running = Database.open("lesson78", settings, told)) {
            assertThatThrownBy(() -> servers.reset("lesson78", told)).isInstanceOf(Failure.class)
                .hasMessage("howdah_lesson78 is in use by a lesson that is running.");
            assertThat(servers.reset(null, told)).containsExactly("howdah_lesson77");
        }
        assertThat(servers.reset("lesson78", told)).containsExactly("howdah_lesson78");
        assertThat(servers.reset("lesson78", told)).isEmpty();
        assertThat(servers.status().places()).isEmpty();
    }
}

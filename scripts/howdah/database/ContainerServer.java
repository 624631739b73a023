package howdah.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import howdah.show.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/// PostgreSQL in a container of this process's own, removed when it is closed.
///
/// What a killed process left is removed when the next one starts a container; see [ContainerClaim].
///
/// @see <a href="https://java.testcontainers.org/modules/databases/postgres/">Testcontainers: Postgres module</a>
final class ContainerServer implements Server {

    private static final int PORT = PostgreSQLContainer.POSTGRESQL_PORT;

    private final String image;
    private final ContainerClaim claim;
    private final PostgreSQLContainer container;
    private final Roles roles;
    /// The first thing that the server calls fatal.
    private volatile String complaint;

    private ContainerServer(String image, ContainerClaim claim, Passwords passwords) {
        this.image = image;
        this.claim = claim;
        container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
            .withUsername(Passwords.SUPERUSER).withPassword(passwords.superuser()).withDatabaseName("postgres")
            .withCommand(command()).withLabels(claim.labels());
        try {
            roles = Roles.prepare(address(), startContainer(), passwords);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /// Starts a container and prepares the server in it; pulls the image if the engine does not have it.
    ///
    /// @param image    such as `postgres:18`
    /// @param cache    the folder of [CacheFolder], where it is noted which container belongs to which process
    /// @param progress told what is waited for
    /// @throws Failure if no container engine answers, the image cannot be had, or no PostgreSQL starts from it
    static ContainerServer start(String image, Path cache, Consumer<String> progress) {
        progress.accept("Looking for a container engine");
        var engine = engine();
        pullIfMissing(image, engine, progress);
        progress.accept("Starting PostgreSQL in a container (%s)".formatted(image));
        try {
            ContainerClaim.removeLeftovers(CacheFolder.make(cache), engine);
            return new ContainerServer(image, ContainerClaim.make(cache), Passwords.random());
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
    }

    /// The engine that Testcontainers finds.
    private static DockerClient engine() {
        try {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return DockerClientFactory.instance().client();
            }
        } catch (RuntimeException failure) {
            throw noEngine("The container engine cannot be used.").cause(failure);
        }
        throw noEngine("HOWDAH_DATABASE=container needs a container engine, and none answers.");
    }

    /// Whether Testcontainers finds one.
    static boolean isEngineThere() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException unusable) {
            return false;
        }
    }

    private static Failure noEngine(String what) {
        var host = System.getenv("DOCKER_HOST");
        return Failure.noDatabase(what).settings("environment (DOCKER_HOST: %s)".formatted(host == null ? "not set" : host))
            .next("start Docker or Podman, or unset HOWDAH_DATABASE: the embedded server needs neither");
    }

    /// Testcontainers would pull too, but tries for two minutes where an engine says at once that there is no such image.
    private static void pullIfMissing(String image, DockerClient engine, Consumer<String> progress) {
        try {
            var name = ImageNameSubstitutor.instance().apply(DockerImageName.parse(image));
            name.assertValid();
            if (!isThere(name.toString(), engine)) {
                progress.accept("Pulling the image %s (once)".formatted(name));
                engine.pullImageCmd(name.toString()).exec(new Pull()).awaitCompletion();
            }
        } catch (RuntimeException failure) {
            throw cannotPull(image, failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw cannotPull(image, failure);
        }
    }

    private static final class Pull extends ResultCallback.Adapter<PullResponseItem> {

        @Override
        public void onNext(PullResponseItem item) {
            if (item.getErrorDetail() != null) {
                throw new DockerClientException(item.getErrorDetail().getMessage());
            }
        }
    }

    private static boolean isThere(String image, DockerClient engine) {
        try {
            engine.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException missing) {
            return false;
        }
    }

    private static Failure cannotPull(String image, Exception cause) {
        return Failure.noDatabase("The container engine cannot pull the image \"%s\".".formatted(image)).cause(cause)
            .settings("HOWDAH_POSTGRES_IMAGE")
            .next("correct HOWDAH_POSTGRES_IMAGE or name an image that the engine has; or unset HOWDAH_DATABASE");
    }

    /// The container's port is bound to this address of the engine's machine alone: loopback, if the engine runs here.
    private static String address() {
        try {
            return InetAddress.getByName(DockerClientFactory.instance().dockerHostIpAddress()).getHostAddress();
        } catch (UnknownHostException failure) {
            throw noEngine("The container engine's host cannot be found.").cause(failure);
        }
    }

    /// @return the port on the engine's machine
    private int startContainer() {
        container.setPortBindings(List.of(address() + "::" + PORT));
        try {
            container.withLogConsumer(this::listen).start();
            return container.getMappedPort(PORT);
        } catch (RuntimeException failure) {
            throw Failure.noDatabase("No PostgreSQL starts in a container of the image \"%s\".".formatted(image))
                .cause(complaint == null ? failure : new IllegalStateException(complaint)).settings("HOWDAH_POSTGRES_IMAGE")
                .next("set HOWDAH_POSTGRES_IMAGE to an image of PostgreSQL 14 or newer, or unset HOWDAH_DATABASE");
        }
    }

    private void listen(OutputFrame frame) {
        if (complaint == null && frame.getUtf8String().contains("FATAL")) {
            complaint = frame.getUtf8StringWithoutLineEnding();
        }
    }

    private static String[] command() {
        return Stream.concat(Stream.of("postgres"), SETTINGS.stream().flatMap(setting -> Stream.of("-c", setting)))
            .toArray(String[]::new);
    }

    @Override
    public Roles roles() {
        return roles;
    }

    /// It is gone with its process.
    @Override
    public boolean hasSpares() {
        return false;
    }

    @Override
    public String description() {
        return "PostgreSQL in a container (%s)".formatted(image);
    }

    @Override
    public void close() {
        container.stop();
        claim.close();
    }
}

package howdah.database;

import java.nio.file.Path;

/// A process that uses an embedded server until its standard input ends. Prints the server's port once it is ready.
///
/// Arguments: the cache folder, and `keep` if the shared server is to be kept, or `own` for a private one.
final class ServerUser {

    private ServerUser() {
    }

    public static void main(String[] arguments) throws Exception {
        try (var server = server(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "")) {
            System.out.println(server.learner().port());
            System.in.readAllBytes();
        } catch (howdah.show.Failure failure) {
            System.out.println(failure.getMessage() + " " + failure.getCause());
            System.exit(failure.exitCode());
        }
    }

    private static Server server(Path cache, String kind) throws Exception {
        return kind.equals("own") ? PrivateServer.open(cache, message -> { })
            : EmbeddedServer.shared(cache, kind.equals("keep"), message -> { });
    }
}

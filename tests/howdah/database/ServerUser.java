package howdah.database;

import java.nio.file.Path;

/// A process that uses the shared embedded server until its standard input ends. Prints the server's port once it is ready.
///
/// Arguments: the cache folder, and `keep` if the server is to be kept.
final class ServerUser {

    private ServerUser() {
    }

    public static void main(String[] arguments) throws Exception {
        var isKept = arguments.length > 1 && arguments[1].equals("keep");
        try (var server = EmbeddedServer.shared(Path.of(arguments[0]), isKept, message -> { })) {
            System.out.println(server.learner().port());
            System.in.readAllBytes();
        } catch (howdah.show.Failure failure) {
            System.out.println(failure.getMessage() + " " + failure.getCause());
            System.exit(failure.exitCode());
        }
    }
}

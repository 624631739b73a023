///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION How long the embedded server takes until it has answered a first query
//SOURCES ../../scripts/howdah/Bootstrap.java
package howdah.database;

import java.io.IOException;
import java.sql.SQLException;
import org.postgresql.Driver;

/// Prints `ready after ms: N`: from the call for a server until it has answered. None may run yet.
final class ServerReady {

    private ServerReady() {
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var cache = CacheFolder.locate(System.getenv());
        if (EmbeddedServer.running(cache) != null) {
            System.err.println("A server runs already. Next: stop it by `jbang lesson db stop`, then measure again.");
            System.exit(1);
        }
        var begin = System.nanoTime();
        try (var server = EmbeddedServer.shared(cache, false, message -> { });
             var connection = new Driver().connect(server.learner().url(), server.learner().properties())) {
            Sql.execute(connection, "SELECT 1");
            System.err.println("ready after ms: " + (System.nanoTime() - begin) / 1_000_000);
        }
    }
}

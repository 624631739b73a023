package howdah.check;

import howdah.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A way to a server that can be cut.
final class Proxy implements AutoCloseable {

    private final Database database;
    private final ServerSocket entrance;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Proxy(Database database) throws IOException {
        this.database = database;
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /// Where it leads, as a setting.
    String url() {
        return "postgresql://%s:%s@127.0.0.1:%d/%s"
            .formatted(database.user(), database.password(), entrance.getLocalPort(), database.name());
    }

    private void accept() {
        try {
            while (true) {
                var client = entrance.accept();
                var server = new Socket(database.host(), database.port());
                sockets.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            }
        } catch (IOException cut) {
            // nobody comes in any more
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // both ends are closed
        }
    }

    /// Is cut when somebody connects to that; who does may read an end of file then.
    void cutOn(ServerSocket control) {
        try (var somebody = control.accept()) {
            close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}

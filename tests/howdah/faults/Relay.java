package howdah.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A network between a client and a server, with a fault: listens on a free port of loopback and passes on what comes, both ways.
final class Relay implements AutoCloseable {

    /// What goes wrong once so many bytes have come from the server.
    enum Fault {
        NONE, CUT, RESET, FREEZE, SLOW
    }

    private static final int CHUNK = 512;

    private final SocketServer listener;
    private final Fault fault;
    private final long limit;
    private final AtomicLong passed = new AtomicLong();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    /// @param limit bytes from the server, of all connections together
    Relay(String host, int port, Fault fault, long limit) {
        this.fault = fault;
        this.limit = limit;
        try {
            listener = new SocketServer(client -> relay(client, host, port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return listener.port();
    }

    /// How many bytes have come from the server.
    long passed() {
        return passed.get();
    }

    /// Ends all connections, and each new one as soon as it comes, until [#mend].
    void cut() {
        isCut = true;
        try {
            for (var client : clients) {
                client.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void mend() {
        isCut = false;
    }

    private void relay(Socket client, String host, int port) throws IOException {
        if (isCut) {
            return;
        }
        clients.add(client);
        try (var server = new Socket(host, port)) {
            Thread.ofVirtual().start(() -> answer(server, client));
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    private void answer(Socket server, Socket client) {
        try (client) {
            var chunk = new byte[CHUNK];
            for (var count = server.getInputStream().read(chunk); count >= 0; count = server.getInputStream().read(chunk)) {
                if (passed.addAndGet(count) > limit) {
                    fail(client);
                }
                client.getOutputStream().write(chunk, 0, count);
            }
        } catch (IOException | InterruptedException gone) {
            // so is the connection
        }
    }

    private void fail(Socket client) throws IOException, InterruptedException {
        switch (fault) {
            case CUT -> client.close();
            case RESET -> {
                client.setSoLinger(true, 0);
                client.close();
            }
            case FREEZE -> Thread.sleep(Long.MAX_VALUE);
            case SLOW -> Thread.sleep(20);
            case NONE -> { }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

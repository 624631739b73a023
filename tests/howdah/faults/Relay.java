package howdah.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/// A network between a client and a server, with a fault: listens on a free port of loopback and passes on what comes, both ways.
final class Relay implements AutoCloseable {

    /// What goes wrong once so many bytes have come from the server.
    enum Fault {
        NONE, CUT, RESET, FREEZE, SLOW
    }

    private static final int CHUNK = 512;

    private final ServerSocket listener;
    private final InetAddress host;
    private final int port;
    private final Fault fault;
    private final long limit;
    private final AtomicLong passed = new AtomicLong();

    /// @param limit bytes from the server, of all connections together
    Relay(String host, int port, Fault fault, long limit) {
        try {
            this.host = InetAddress.getByName(host);
            this.port = port;
            this.fault = fault;
            this.limit = limit;
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// How many bytes have come from the server.
    long passed() {
        return passed.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var server = new Socket(host, port);
                Thread.ofVirtual().start(() -> pass(client, server, false));
                Thread.ofVirtual().start(() -> pass(server, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        try (from; to) {
            var chunk = new byte[CHUNK];
            for (var count = from.getInputStream().read(chunk); count >= 0; count = from.getInputStream().read(chunk)) {
                if (isAnswer && passed.addAndGet(count) > limit) {
                    fail(from, to);
                }
                to.getOutputStream().write(chunk, 0, count);
            }
        } catch (IOException | InterruptedException gone) {
            // so is the connection
        }
    }

    private void fail(Socket server, Socket client) throws IOException, InterruptedException {
        switch (fault) {
            case CUT -> client.close();
            case RESET -> {
                client.setSoLinger(true, 0);
                client.close();
                server.close();
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

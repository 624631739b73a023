package howdah.database;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Whether something else than PostgreSQL listens at an address.
final class OtherServer {

    private static final int MILLISECONDS = 2000;

    private OtherServer() {
    }

    /// Asks as a browser would. A web server answers, MySQL and SSH speak in any case; PostgreSQL closes without a word.
    static boolean answersAt(Endpoint endpoint) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), MILLISECONDS);
            socket.setSoTimeout(MILLISECONDS);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}

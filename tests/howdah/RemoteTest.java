package howdah;

import static com.sun.net.httpserver.SimpleFileServer.OutputLevel.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs a lesson without a clone: from a server that has the repository, by a JBang that has never seen it.
class RemoteTest {

    private static HttpServer server;
    private static String address;

    @TempDir
    static Path jbangFolder;

    @TempDir
    Path workingDirectory;

    @BeforeAll
    static void serveTheRepository() throws UnknownHostException {
        var loopback = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        server = SimpleFileServer.createFileServer(loopback, Repository.root(), NONE);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterAll
    static void stopTheServer() {
        server.stop(0);
    }

    @Test
    void shouldRunALessonByItsAddress() {
        shouldRun(address + "/lessons/lesson01.java");
    }

    @Test
    void shouldRunAnAliasOfARemoteCatalog() {
        shouldRun("lesson01@" + address + "/jbang-catalog.json");
    }

    private void shouldRun(String lesson) {
        var outcome = Repository.jbang(lesson).in(workingDirectory).with("JBANG_DIR", jbangFolder.toString())
            .without("PGHOST").without("DATABASE_URL").without("HOWDAH_DATABASE").run();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("100").contains("abc'def");
        assertThat(workingDirectory).isEmptyDirectory();
    }
}

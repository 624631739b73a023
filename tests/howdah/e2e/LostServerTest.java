package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.database.Database;
import howdah.database.OwnServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that goes away and comes back between two cells; it is this test's own.
class LostServerTest {

    private OwnServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = OwnServer.open(new Unheard());
        client = Client.of(Kernels.HOWDAH, Map.of(OwnServer.VARIABLE, server.folder().toString()));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void shouldComeBackAndSayThatTheTransactionIsGone() {
        var begun = client.execute("%%sql\nCREATE TABLE kept (a int);\nBEGIN;\nINSERT INTO kept VALUES (1);");
        assertThat(begun.isOk()).as(begun.text()).isTrue();

        server.stop();
        server.start();
        var next = client.execute("%%sql\nSELECT 'rows: ' || count(*) AS told FROM kept");

        assertThat(next.text()).containsPattern("transaction[^.]* is gone");
        assertThat(client.execute("%%sql\nSELECT 'rows: ' || count(*) AS told FROM kept").text()).contains("rows: 0");
    }

    @Test
    void shouldWaitForAServerThatIsNotThereYet() {
        client.execute("%%sql\nCREATE TABLE kept AS SELECT 42 AS answer");
        server.stop();

        var cell = client.submit("%%sql\nSELECT answer FROM kept");
        client.awaitOutput(cell, "Waiting for PostgreSQL");
        server.start();

        var run = client.finish(cell);
        assertThat(run.isOk()).as(run.text()).isTrue();
        assertThat(run.text()).contains("42");
    }

    @Test
    void shouldStopWaitingWhenInterrupted() {
        client.execute("%sql SELECT 1");
        server.stop();

        var cell = client.submit("%%sql\nSELECT 1");
        client.awaitOutput(cell, "Waiting for PostgreSQL");
        client.interrupt();

        assertThat(client.finish(cell).reply().status()).isEqualTo("error");
        assertThat(client.execute("6 * 7").result()).isEqualTo("42");
    }

    private static final class Unheard implements Database.Listener {

        @Override
        public void progress(String message) {
        }

        @Override
        public void warning(String message) {
        }

        @Override
        public void statement(Database.Statement statement) {
        }
    }
}

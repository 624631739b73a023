package howdah.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// How a kernel begins and ends; each test has its own.
@Timeout(60)
class WireLifeTest {

    @TempDir
    Path folder;

    private KernelProcess kernel;

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldAnswerBeforeTheInterpreterIsThere() throws IOException {
        kernel = KernelProcess.startWithoutInterpreter(folder);
        try (var frontEnd = kernel.connect()) {
            assertThat(frontEnd.ask("kernel_info_request", "{}").status()).isEqualTo("ok");
            var first = frontEnd.execute("echo 1", "");
            var info = frontEnd.send("control", "kernel_info_request", "{}");
            assertThat(frontEnd.reply("control", info).status()).isEqualTo("ok");
            kernel.letInterpreterCome();
            assertThat(frontEnd.finish(first).output()).containsExactly("result 1");
        }
    }

    @Test
    void shouldNotRunACellThatWasInterruptedBeforeTheInterpreterWasThere() throws IOException {
        kernel = KernelProcess.startWithoutInterpreter(folder);
        try (var frontEnd = kernel.connect()) {
            var cell = frontEnd.execute("print never", "");
            frontEnd.await(message -> message.type().equals("execute_input"));
            frontEnd.reply("control", frontEnd.send("control", "interrupt_request", "{}"));
            kernel.letInterpreterCome();

            var run = frontEnd.finish(cell);
            assertThat(run.output()).containsExactly("error interrupted before it began");
            assertThat(run.reply().text("ename")).isEqualTo("Interrupted");
            assertThat(frontEnd.run("echo 1").output()).containsExactly("result 1");
        }
    }

    @ParameterizedTest
    @CsvSource({"control, false, 0", "control, true, 10", "shell, true, 10"})
    void shouldEndWhenAsked(String channel, boolean isRestart, int exitCode) throws Exception {
        kernel = KernelProcess.start(folder, Map.of());
        try (var frontEnd = kernel.connect()) {
            var request = frontEnd.send(channel, "shutdown_request", "{\"restart\":%s}".formatted(isRestart));

            assertThat(frontEnd.reply(channel, request).content().toString())
                .isEqualTo("{\"status\":\"ok\",\"restart\":%s}".formatted(isRestart));
            assertThat(frontEnd.await(message -> message.type().equals("shutdown_reply")).cause()).isEqualTo(request);
            assertThat(kernel.exitCode(15)).isEqualTo(exitCode);
            assertThat(kernel.log()).contains("closed");
        }
    }

    @ParameterizedTest
    @CsvSource({"spin", "deaf", "sleep 60000", "ask it"})
    void shouldEndWhileACellRuns(String code) throws Exception {
        kernel = KernelProcess.start(folder, Map.of());
        try (var frontEnd = kernel.connect()) {
            frontEnd.execute(code, ",\"allow_stdin\":true");
            frontEnd.await(message -> message.type().equals("execute_input"));
            var request = frontEnd.send("control", "shutdown_request", "{}");

            assertThat(frontEnd.reply("control", request).status()).isEqualTo("ok");
            assertThat(kernel.exitCode(15)).isZero();
        }
    }

    @Test
    void shouldEndWithTheProcessThatStartedIt() throws Exception {
        var jupyter = new ProcessBuilder("sleep", "60").start();
        kernel = KernelProcess.start(folder, Map.of("JPY_PARENT_PID", String.valueOf(jupyter.pid())));
        try (var frontEnd = kernel.connect()) {
            frontEnd.execute("deaf", "");
            frontEnd.await(message -> message.type().equals("execute_input"));
            assertThat(kernel.process().isAlive()).isTrue();

            jupyter.destroyForcibly();

            assertThat(kernel.exitCode(15)).isZero();
        }
    }

    @Test
    void shouldInterruptTheCellAtControlC() throws Exception {
        kernel = KernelProcess.start(folder, Map.of());
        try (var frontEnd = kernel.connect()) {
            frontEnd.run("sleep 500");
            var cell = frontEnd.execute("spin", "");
            frontEnd.await(message -> message.type().equals("execute_input"));

            new ProcessBuilder("kill", "-INT", String.valueOf(kernel.process().pid())).start().waitFor();

            assertThat(frontEnd.finish(cell).reply().text("ename")).isEqualTo("Interrupted");
            assertThat(frontEnd.run("echo alive").output()).containsExactly("result alive");
        }
    }

    @Test
    void shouldOutliveControlCWhileItStarts() throws Exception {
        kernel = KernelProcess.start(folder, Map.of());
        try (var frontEnd = kernel.connect()) {
            frontEnd.reply("control", frontEnd.send("control", "kernel_info_request", "{}"));

            new ProcessBuilder("kill", "-INT", String.valueOf(kernel.process().pid())).start().waitFor();

            frontEnd.run("echo perhaps interrupted");
            assertThat(frontEnd.run("echo alive").output()).containsExactly("result alive");
        }
    }

    @Test
    void shouldCountSessionsOnInItsHistory() throws Exception {
        for (int session = 1; session <= 2; session++) {
            kernel = KernelProcess.start(folder, Map.of());
            try (var frontEnd = kernel.connect()) {
                frontEnd.run("echo session " + session);
                assertThat(frontEnd.ask("history_request", "{\"hist_access_type\":\"tail\"}").get("history").toString())
                    .endsWith("[%d,1,\"echo session %d\"]]".formatted(session, session));
                var range = "{\"hist_access_type\":\"range\",\"session\":%d}".formatted(1 - session);
                assertThat(frontEnd.ask("history_request", range)
                    .get("history").toString()).isEqualTo("[[1,1,\"echo session 1\"]]");
            }
            kernel.close();
        }
    }

    @Test
    void shouldLiveWithoutAHistory() throws Exception {
        Files.writeString(folder.resolve("howdah"), "a file where the folder should be");
        kernel = KernelProcess.start(folder, Map.of());
        try (var frontEnd = kernel.connect()) {
            assertThat(frontEnd.run("echo 1").output()).containsExactly("result 1");
            assertThat(frontEnd.ask("history_request", "{\"hist_access_type\":\"tail\"}").get("history").toString())
                .isEqualTo("[[1,1,\"echo 1\"]]");
            assertThat(kernel.log()).contains("the history cannot be kept in");
        }
    }

    @Test
    void shouldNotBlockNorFillMemoryWithTenMillionLines() throws Exception {
        kernel = KernelProcess.start(folder, Map.of(), "-Xmx64m");
        try (var frontEnd = kernel.connect()) {
            var run = frontEnd.run("lines 10000000");

            assertThat(run.text("stdout").lines()).hasSize(10_000);
            assertThat(run.text("stderr")).contains("9,990,000 more lines");
        }
    }

    @Test
    void shouldNotFillMemoryWithWhatNobodyTakes() throws Exception {
        kernel = KernelProcess.start(folder, Map.of(), "-Xmx64m");
        try (var frontEnd = kernel.connect()) {
            assertThat(frontEnd.run("flood 50000").output()).hasSize(50_000);
        }
    }

    @Test
    void shouldNotWaitForEverForAFrontEndThatDoesNotRead() throws Exception {
        kernel = KernelProcess.start(folder, Map.of());
        try (var frontEnd = kernel.connect(); var stopped = kernel.connect()) {
            stopped.socket("iopub").close();
            stopped.connect("iopub", SocketType.SUB, 1).subscribe("");
            stopped.receive("iopub");

            var run = frontEnd.run("flood 100000");

            assertThat(run.output()).endsWith("display shown 99999 " + "x".repeat(200));
            assertThat(frontEnd.run("print alive").output()).containsExactly("stdout alive");
        }
    }

    @Test
    void shouldOutliveACellThatFillsTheMemory() throws Exception {
        kernel = KernelProcess.start(folder, Map.of(), "-Xmx64m");
        try (var frontEnd = kernel.connect()) {
            for (int count = 0; count < 3; count++) {
                assertThat(frontEnd.run("fill").reply().text("ename")).isEqualTo("java.lang.OutOfMemoryError");
                assertThat(frontEnd.run("print alive").output()).containsExactly("stdout alive");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        key              | ""             | The key is empty
        signature_scheme | "hmac-md5"     | The signature scheme "hmac-md5" is unknown.
        transport        | "ipc"          | The transport "ipc" cannot be used.
        ip               | "0.0.0.0"      | The address 0.0.0.0 can be reached from other machines.
        ip               | "*"            | The address * can be reached from other machines.
        ip               | "192.0.2.1"    | The address 192.0.2.1 can be reached from other machines.
        ip               | 7              | "ip" is no text
        shell_port       | 0              | "shell_port" is no port
        shell_port       | 1e9            | "shell_port" is no port
        """)
    void shouldRefuseAConnectionThatIsNotSafeOrNotPossible(String member, String value, String message) throws Exception {
        Files.writeString(KernelProcess.connectionFile(folder), KernelProcess.connection(Map.of(member, value)));

        kernel = KernelProcess.start(folder, Map.of());

        assertThat(kernel.exitCode(10)).isEqualTo(2);
        assertThat(kernel.log()).contains(message);
    }

    @Test
    void shouldRefuseABrokenConnectionFile() throws Exception {
        Files.writeString(KernelProcess.connectionFile(folder), "{");

        kernel = KernelProcess.start(folder, Map.of());

        assertThat(kernel.exitCode(10)).isEqualTo(2);
        assertThat(kernel.log()).contains("is broken: its content is no JSON");
    }

    @Test
    void shouldSayThatAPortIsTaken() throws Exception {
        kernel = KernelProcess.start(folder, Map.of());
        kernel.connect().close();
        var second = folder.resolve("second");
        Files.createDirectory(second);
        Files.copy(KernelProcess.connectionFile(folder), KernelProcess.connectionFile(second));

        try (var other = KernelProcess.start(second, Map.of())) {
            assertThat(other.exitCode(10)).isEqualTo(2);
            assertThat(other.log()).contains("The kernel cannot listen at tcp://127.0.0.1:");
        }
    }

    @Test
    void shouldListenElsewhereIfAllowed() throws Exception {
        Files.writeString(KernelProcess.connectionFile(folder), KernelProcess.connection(Map.of("ip", "\"0.0.0.0\"")));
        kernel = KernelProcess.start(folder, Map.of("HOWDAH_ALLOW_REMOTE", "1"));
        try (var frontEnd = kernel.connect()) {
            assertThat(frontEnd.run("echo 1").output()).containsExactly("result 1");
        }
    }

    /// As Jupyter's transport encryption has it: both ends have the same keys, from the connection file.
    @Test
    void shouldEncryptIfTheConnectionFileHasKeys() throws Exception {
        var keys = ZMQ.Curve.generateKeyPair();
        var encrypted = KernelProcess.connection(Map.of("curve_publickey", Json.of(keys.publicKey).toString(),
            "curve_secretkey", Json.of(keys.secretKey).toString()));
        Files.writeString(KernelProcess.connectionFile(folder), encrypted);
        kernel = KernelProcess.start(folder, Map.of());
        try (var frontEnd = kernel.connect()) {
            assertThat(frontEnd.run("echo 1").output()).containsExactly("result 1");
        }
    }

    @Test
    void shouldTakeNothingUnencryptedIfTheConnectionFileHasKeys() throws Exception {
        var keys = ZMQ.Curve.generateKeyPair();
        var plain = KernelProcess.connection(Map.of());
        Files.writeString(KernelProcess.connectionFile(folder), plain.replaceFirst("}$", ", \"curve_publickey\": "
            + Matcher.quoteReplacement(Json.of(keys.publicKey) + ", \"curve_secretkey\": " + Json.of(keys.secretKey) + "}")));
        kernel = KernelProcess.start(folder, Map.of());
        kernel.connect().close();
        var other = Files.writeString(folder.resolve("plain.json"), plain);

        assertThatThrownBy(() -> FrontEnd.connect(other, 1000)).hasMessage("nothing came on the iopub channel");
    }
}

package howdah.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a front end asks of one kernel, which goes on from test to test.
@Timeout(60)
class WireTest {

    @TempDir
    static Path folder;

    private static KernelProcess kernel;

    private FrontEnd frontEnd;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelProcess.start(folder, Map.of("HOWDAH_OUTPUT_LINES", "1000"));
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @BeforeEach
    void connect() throws IOException {
        frontEnd = kernel.connect();
    }

    @AfterEach
    void disconnect() {
        frontEnd.close();
        assertThat(kernel.process().isAlive()).isTrue();
    }

    @Test
    void shouldIntroduceItself() {
        var id = frontEnd.send("shell", "kernel_info_request", "{}");
        var reply = frontEnd.reply("shell", id);

        assertThat(reply.content()).isEqualTo(JsonParser.parseString("""
            {"status": "ok", "protocol_version": "5.5", "implementation": "toy", "implementation_version": "1", "banner": "A toy",
             "language_info": {"name": "java", "version": "%d", "mimetype": "text/x-java", "file_extension": ".java",
                               "pygments_lexer": "java", "codemirror_mode": "text/x-java"},
             "help_links": [{"text": "Help", "url": "https://example.org"}], "supported_features": []}
            """.formatted(Runtime.version().feature())));
        assertThat(reply.type()).isEqualTo("kernel_info_reply");
        assertThat(frontEnd.broadcast(id)).extracting(Received::gist).containsExactly("busy", "idle");
    }

    @Test
    void shouldNumberAndDateItsMessages() {
        var before = Instant.now().minusMillis(1);
        var all = new ArrayList<>(frontEnd.run("both").broadcast());
        all.add(frontEnd.ask("kernel_info_request", "{}"));

        assertThat(all).extracting(message -> message.header().get("msg_id").getAsString()).doesNotHaveDuplicates();
        assertThat(all).extracting(message -> message.header().get("session").getAsString()).containsOnly(
            all.getFirst().header().get("session").getAsString());
        assertThat(all).allSatisfy(message -> {
            assertThat(message.header().get("version").getAsString()).isEqualTo("5.5");
            assertThat(message.header().get("date").getAsString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,6}Z");
            assertThat(Instant.parse(message.header().get("date").getAsString())).isBetween(before, Instant.now());
        });
    }

    @Test
    void shouldTellEachStepOfACell() {
        var run = frontEnd.run("echo hi");

        assertThat(run.gists()).containsExactly("busy", "input echo hi", "result hi", "idle");
        assertThat(run.reply().status()).isEqualTo("ok");
        assertThat(run.reply().get("payload").getAsJsonArray()).isEmpty();
        int number = run.reply().number("execution_count");
        assertThat(run.broadcast().get(1).number("execution_count")).isEqualTo(number);
        assertThat(run.broadcast().get(2).number("execution_count")).isEqualTo(number);
        assertThat(run.reply().metadata().get("started").getAsString()).endsWith("Z");
    }

    @Test
    void shouldKeepTheOrderOfWhatACellDoes() {
        assertThat(frontEnd.run("both").output()).containsExactly("stdout out 0", "stderr err 0", "display shown 0",
            "stdout out 1", "stderr err 1", "display shown 1", "stdout out 2", "stderr err 2", "display shown 2");
    }

    @Test
    void shouldSendTextWhileTheCellStillRuns() {
        var id = frontEnd.execute("slowly", "");

        var first = frontEnd.await(message -> message.gist().equals("stdout slow 0"));
        assertThat(first.cause()).isEqualTo(id);
        assertThat(frontEnd.finish(id).output()).containsExactly("stdout slow 1", "stdout slow 2");
    }

    @Test
    void shouldTellAnErrorOnceAndReplyWithIt() {
        var run = frontEnd.run("fail bad");

        assertThat(run.output()).containsExactly("error bad");
        assertThat(run.reply().content().keySet())
            .containsExactlyInAnyOrder("status", "execution_count", "ename", "evalue", "traceback");
        assertThat(run.reply().status()).isEqualTo("error");
        assertThat(run.reply().text("ename")).isEqualTo("Failure");
    }

    @ParameterizedTest
    @CsvSource({"bug, java.lang.IllegalStateException", "overflow, java.lang.StackOverflowError",
        "memory, java.lang.OutOfMemoryError"})
    void shouldOutliveAnInterpreterThatThrows(String code, String name) {
        assertThat(frontEnd.run(code).reply().text("ename")).isEqualTo(name);
        assertThat(frontEnd.run("echo alive").output()).containsExactly("result alive");
    }

    /// Each time it ends somewhere else, perhaps in the midst of printing.
    @Test
    void shouldOutliveEndlessRecursionThatPrints() {
        for (int count = 0; count < 100; count++) {
            assertThat(frontEnd.run("recurse").reply().text("ename")).isEqualTo("java.lang.StackOverflowError");
        }
        assertThat(frontEnd.run("print alive").output()).containsExactly("stdout alive");
    }

    @Test
    void shouldOutliveACellThatClosesTheStandardStreams() {
        frontEnd.run("close");

        assertThat(frontEnd.run("print alive").output()).containsExactly("stdout alive");
        assertThat(frontEnd.run("warn alive").output()).containsExactly("stderr alive");
    }

    @Test
    void shouldCountOnlyWhatIsStored() {
        int count = frontEnd.run("echo 1").reply().number("execution_count");

        assertThat(frontEnd.run("echo 2", ",\"store_history\":false").reply().number("execution_count")).isEqualTo(count);
        assertThat(frontEnd.run("echo 3", ",\"silent\":true").reply().number("execution_count")).isEqualTo(count);
        assertThat(frontEnd.run(" \n").reply().number("execution_count")).isEqualTo(count);
        assertThat(frontEnd.run("echo 4").reply().number("execution_count")).isEqualTo(count + 1);
    }

    @Test
    void shouldBroadcastNothingOfASilentCell() {
        assertThat(frontEnd.run("both", ",\"silent\":true").gists()).containsExactly("busy", "idle");
        var failed = frontEnd.run("fail bad", ",\"silent\":true");
        assertThat(failed.gists()).containsExactly("busy", "idle");
        assertThat(failed.reply().status()).isEqualTo("error");
    }

    @Test
    void shouldTellTheInterpreterWhichCellItIs() {
        var run = frontEnd.run("cell");

        assertThat(run.output()).containsExactly("result " + run.reply().number("execution_count") + " c1 false");
    }

    @Test
    void shouldEvaluateTheUsersExpressions() {
        var run = frontEnd.run("nothing", ",\"user_expressions\":{\"a\":\"1 + 1\",\"b\":\"fail it\"}");

        var values = run.reply().content().getAsJsonObject("user_expressions");
        assertThat(values.get("a")).isEqualTo(JsonParser.parseString("""
            {"status": "ok", "data": {"text/plain": "1 + 1"}, "metadata": {}}"""));
        assertThat(values.get("b")).isEqualTo(JsonParser.parseString("""
            {"status": "error", "ename": "Failure", "evalue": "fail it", "traceback": []}"""));
    }

    @Test
    void shouldAbortWhatWaitsBehindAnError() {
        var failing = frontEnd.execute("spin", "");
        frontEnd.await(message -> message.gist().equals("input spin"));
        var second = frontEnd.execute("echo 2", "");
        var question = frontEnd.send("shell", "is_complete_request", "{\"code\":\"a\"}");
        var third = frontEnd.execute("echo 3", "");
        frontEnd.send("control", "interrupt_request", "{}");

        assertThat(frontEnd.finish(failing).reply().status()).isEqualTo("error");
        assertThat(frontEnd.finish(second)).satisfies(run -> {
            assertThat(run.reply().content()).isEqualTo(JsonParser.parseString("{\"status\": \"aborted\"}"));
            assertThat(run.gists()).containsExactly("busy", "idle");
        });
        assertThat(frontEnd.reply("shell", question).status()).isEqualTo("complete");
        assertThat(frontEnd.finish(third).reply().status()).isEqualTo("aborted");
        assertThat(frontEnd.run("echo 4").reply().status()).isEqualTo("ok");
    }

    @Test
    void shouldGoOnAfterAnErrorIfToldSo() {
        var failing = frontEnd.execute("spin", ",\"stop_on_error\":false");
        frontEnd.await(message -> message.gist().equals("input spin"));
        var second = frontEnd.execute("echo 2", "");
        frontEnd.send("control", "interrupt_request", "{}");

        frontEnd.finish(failing);
        assertThat(frontEnd.finish(second).output()).containsExactly("result 2");
    }

    @Test
    void shouldAnswerControlWhileACellRuns() {
        var cell = frontEnd.execute("spin", "");
        frontEnd.await(message -> message.gist().equals("input spin"));

        var info = frontEnd.send("control", "kernel_info_request", "{}");
        assertThat(frontEnd.reply("control", info).text("implementation")).isEqualTo("toy");
        assertThat(frontEnd.broadcast(info)).extracting(Received::gist).containsExactly("busy", "idle");

        var interrupt = frontEnd.send("control", "interrupt_request", "{}");
        assertThat(frontEnd.reply("control", interrupt).content()).isEqualTo(JsonParser.parseString("{\"status\": \"ok\"}"));
        var run = frontEnd.finish(cell);
        assertThat(run.output()).containsExactly("stdout interrupted", "error The cell was interrupted.");
        assertThat(run.reply().text("ename")).isEqualTo("Interrupted");
    }

    @Test
    void shouldInterruptWithoutACell() {
        assertThat(frontEnd.reply("control", frontEnd.send("control", "interrupt_request", "{}")).status()).isEqualTo("ok");
        assertThat(frontEnd.run("echo 1").output()).containsExactly("result 1");
    }

    @Test
    void shouldCountCodePointsWhereJavaCountsChars() {
        var reply = frontEnd.ask("complete_request", "{\"code\":\"😀 😀ab c\",\"cursor_pos\":5}");

        assertThat(reply.content()).isEqualTo(JsonParser.parseString("""
            {"status": "ok", "matches": ["😀ab!"], "cursor_start": 2, "cursor_end": 5, "metadata": {
              "_jupyter_types_experimental": [{"text": "😀ab!", "type": "word", "signature": "at 7", "start": 2, "end": 5}]}}"""));
        assertThat(frontEnd.ask("inspect_request", "{\"code\":\"😀b\",\"cursor_pos\":1}").plain()).isEqualTo("at 2");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "2, 3", "99, 3", "1e300, 3"})
    void shouldTakeAPlaceOutsideForTheNearestInside(String cursor, int chars) {
        var reply = frontEnd.ask("inspect_request", "{\"code\":\"😀b\",\"cursor_pos\":%s,\"detail_level\":1}".formatted(cursor));

        assertThat(reply.plain()).isEqualTo("at " + chars + ", detailed");
    }

    @Test
    void shouldSayWhenNothingIsFound() {
        assertThat(frontEnd.ask("inspect_request", "{\"code\":\"\",\"cursor_pos\":0}").content())
            .isEqualTo(JsonParser.parseString("""
            {"status": "ok", "found": false, "data": {}, "metadata": {}}"""));
    }

    @Test
    void shouldSayWhetherCodeIsComplete() {
        assertThat(frontEnd.ask("is_complete_request", "{\"code\":\"a\"}").content())
            .isEqualTo(JsonParser.parseString("{\"status\": \"complete\"}"));
        assertThat(frontEnd.ask("is_complete_request", "{\"code\":\"a {\"}").content())
            .isEqualTo(JsonParser.parseString("{\"status\": \"incomplete\", \"indent\": \"    \"}"));
    }

    @Test
    void shouldDisplayReplaceAndClear() {
        assertThat(frontEnd.run("display <a>").broadcast().get(2).content()).isEqualTo(JsonParser.parseString("""
            {"data": {"text/plain": "<a>", "text/html": "<b><a></b>"}, "metadata": {}, "transient": {"display_id": "it"}}"""));
        assertThat(frontEnd.run("update b").broadcast().get(2)).satisfies(update -> {
            assertThat(update.type()).isEqualTo("update_display_data");
            assertThat(update.content()).isEqualTo(JsonParser.parseString("""
                {"data": {"text/plain": "b"}, "metadata": {}, "transient": {"display_id": "it"}}"""));
        });
        assertThat(frontEnd.run("clear wait").broadcast().get(2).content()).isEqualTo(JsonParser.parseString("{\"wait\": true}"));
        assertThat(frontEnd.run("clear").broadcast().get(2).content()).isEqualTo(JsonParser.parseString("{\"wait\": false}"));
    }

    @ParameterizedTest
    @CsvSource({"thread", "virtual"})
    void shouldSendTheOutputOfAThreadToTheCellThatStartedIt(String command) {
        var first = frontEnd.execute(command + " late", "");
        frontEnd.finish(first);
        frontEnd.run("print early");

        assertThat(frontEnd.await(message -> message.gist().equals("stdout late")).cause()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"ask, false", "secret, true"})
    void shouldAskThePersonAtTheFrontEnd(String command, boolean isPassword) {
        var cell = frontEnd.execute(command + " Your name?", ",\"allow_stdin\":true");

        var question = frontEnd.receive("stdin");
        assertThat(question.type()).isEqualTo("input_request");
        assertThat(question.cause()).isEqualTo(cell);
        assertThat(question.content()).isEqualTo(JsonParser.parseString("""
            {"prompt": "Your name?", "password": %s}""".formatted(isPassword)));
        frontEnd.send("stdin", "input_reply", "{\"value\":\"Jürgen 😀\"}");
        assertThat(frontEnd.finish(cell).output()).containsExactly("result Jürgen 😀");
    }

    @Test
    void shouldReadStandardInputByLines() {
        var cell = frontEnd.execute("readln Name: ", ",\"allow_stdin\":true");
        frontEnd.receive("stdin");
        frontEnd.send("stdin", "input_reply", "{\"value\":\"Jürgen 😀\"}");
        assertThat(frontEnd.finish(cell).output()).containsExactly("stdout Name:", "result Jürgen 😀");

        cell = frontEnd.execute("scan", ",\"allow_stdin\":true");
        frontEnd.receive("stdin");
        frontEnd.send("stdin", "input_reply", "{\"value\":\"12\"}");
        frontEnd.receive("stdin");
        frontEnd.send("stdin", "input_reply", "{\"value\":\"30 7\"}");
        assertThat(frontEnd.finish(cell).output()).containsExactly("result 42");
    }

    @Test
    void shouldTakeControlDForTheEndOfInput() {
        var cell = frontEnd.execute("readln", ",\"allow_stdin\":true");
        frontEnd.receive("stdin");
        frontEnd.send("stdin", "input_reply", "{\"value\":\"\\u0004\"}");

        assertThat(frontEnd.finish(cell).output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ask it", "readln it"})
    void shouldNotAskAFrontEndThatDoesNotAnswer(String code) {
        var run = frontEnd.run(code);

        assertThat(run.reply().text("evalue")).isEqualTo("This front end does not answer questions, so the cell gets no input.");
    }

    @ParameterizedTest
    @CsvSource({"ask it", "readln it"})
    void shouldStopWaitingForAnAnswerWhenInterrupted(String code) {
        var cell = frontEnd.execute(code, ",\"allow_stdin\":true");
        var question = frontEnd.receive("stdin");
        frontEnd.reply("control", frontEnd.send("control", "interrupt_request", "{}"));

        assertThat(frontEnd.finish(cell).reply().text("evalue")).startsWith("The cell was interrupted while it waited for input");

        cell = frontEnd.execute("ask again", ",\"allow_stdin\":true");
        frontEnd.receive("stdin");
        frontEnd.sendFrames("stdin", frontEnd.signed(frontEnd.header("late", "input_reply"), question.header().toString(), "{}",
            "{\"value\":\"too late\"}"));
        frontEnd.send("stdin", "input_reply", "{\"value\":\"in time\"}");
        assertThat(frontEnd.finish(cell).output()).containsExactly("result in time");
    }

    @Test
    void shouldLeaveOutWhatNobodyReads() {
        var run = frontEnd.run("lines 100000");

        assertThat(run.text("stdout").lines()).hasSize(1000).startsWith("line 0", "line 1").endsWith("line 999");
        assertThat(run.text("stderr")).isEqualTo("\n… 99,000 more lines (1,080,000 bytes) are left out.\n"
            + "To see more: set HOWDAH_OUTPUT_LINES (now 1000) before Jupyter starts, or let the cell write to a file.\n");
        assertThat(run.broadcast()).hasSizeLessThan(20);
    }

    @Test
    void shouldKeepAHistory() throws IOException {
        frontEnd.run("echo history 1");
        int line = frontEnd.run("echo history 2").reply().number("execution_count");
        frontEnd.run("echo history 1");
        frontEnd.run("echo silent history", ",\"silent\":true");
        frontEnd.run("echo jdbc:postgresql://u:geheim@host/");
        frontEnd.run("echo PASSWORD 'geheim'");

        assertThat(history("\"hist_access_type\":\"tail\",\"n\":2")).extracting(entry -> entry.get(2))
            .containsExactly("echo history 2", "echo history 1");
        assertThat(history("\"hist_access_type\":\"range\",\"session\":0,\"start\":%d,\"stop\":%d".formatted(line, line + 1)))
            .singleElement().satisfies(entry -> assertThat(entry.subList(1, 3))
                .containsExactly(String.valueOf(line), "echo history 2"));
        assertThat(history("\"hist_access_type\":\"search\",\"pattern\":\"*hist?ry 1\"")).hasSize(2);
        assertThat(history("\"hist_access_type\":\"search\",\"pattern\":\"*hist?ry 1\",\"n\":1")).hasSize(1);
        assertThat(history("\"hist_access_type\":\"search\",\"pattern\":\"*hist?ry*\",\"unique\":true"))
            .extracting(entry -> entry.get(2)).containsExactly("echo history 2", "echo history 1");
        assertThat(history("\"hist_access_type\":\"tail\",\"n\":1,\"output\":true").getFirst().get(2))
            .isEqualTo("[\"echo history 1\",\"history 1\"]");
        var file = folder.resolve("howdah").resolve("history.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(file).content().contains("echo history 2").doesNotContain("geheim");
    }

    /// Each entry's members as texts.
    private List<List<String>> history(String request) {
        var reply = frontEnd.ask("history_request", "{" + request + "}");
        assertThat(reply.status()).isEqualTo("ok");
        return reply.get("history").getAsJsonArray().asList().stream().map(entry -> entry.getAsJsonArray().asList().stream()
            .map(member -> member.isJsonPrimitive() ? member.getAsString() : member.toString()).toList()).toList();
    }

    @Test
    void shouldCloseACommThatNobodyKnows() {
        var open = frontEnd.send("shell", "comm_open", "{\"comm_id\":\"c\",\"target_name\":\"t\",\"data\":{}}");

        assertThat(frontEnd.broadcast(open)).satisfiesExactly(
            busy -> assertThat(busy.gist()).isEqualTo("busy"),
            close -> {
                assertThat(close.type()).isEqualTo("comm_close");
                assertThat(close.content()).isEqualTo(JsonParser.parseString("{\"comm_id\": \"c\", \"data\": {}}"));
            },
            idle -> assertThat(idle.gist()).isEqualTo("idle"));
        frontEnd.send("shell", "comm_msg", "{\"comm_id\":\"c\",\"data\":{}}");
        frontEnd.send("shell", "comm_close", "{\"comm_id\":\"c\",\"data\":{}}");
        assertThat(frontEnd.ask("comm_info_request", "{}").content())
            .isEqualTo(JsonParser.parseString("{\"status\": \"ok\", \"comms\": {}}"));
    }

    @Test
    void shouldTellItsPorts() throws IOException {
        var file = JsonParser.parseString(Files.readString(KernelProcess.connectionFile(folder))).getAsJsonObject();

        assertThat(frontEnd.ask("connect_request", "{}").number("shell_port")).isEqualTo(file.get("shell_port").getAsInt());
    }

    @Test
    void shouldBeat() {
        frontEnd.socket("hb").send("thump");

        assertThat(frontEnd.socket("hb").recvStr()).isEqualTo("thump");
    }

    @Test
    void shouldTellTwoFrontEndsOfEachOther() throws IOException {
        try (var other = kernel.connect()) {
            var cell = frontEnd.execute("echo 1", "");

            assertThat(other.broadcast(cell)).extracting(Received::gist)
                .containsExactly("busy", "input echo 1", "result 1", "idle");
        }
    }

    @Test
    void shouldGoOnWhenTheFrontEndGoesInTheMiddleOfACell() throws IOException {
        var other = kernel.connect();
        var cell = other.execute("slowly", "");
        other.await(message -> message.gist().equals("stdout slow 0"));
        other.close();

        assertThat(frontEnd.broadcast(cell)).extracting(Received::gist).contains("stdout slow 2", "idle");
        assertThat(frontEnd.run("echo alive").output()).containsExactly("result alive");
    }

    @Test
    void shouldDropWhatItDoesNotKnow() throws IOException {
        var unknown = frontEnd.send("shell", "make_coffee_request", "{}");

        assertThat(frontEnd.broadcast(unknown)).extracting(Received::gist).containsExactly("busy", "idle");
        assertThat(kernel.log()).contains("a make_coffee_request on the shell channel was dropped: it is unknown");
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        assertThat(frontEnd.ask("execute_request", "{\"code\":3}").content()).isEqualTo(JsonParser.parseString("""
            {"status": "error", "ename": "MalformedRequest",
             "evalue": "execute_request: \\"code\\" is no text", "traceback": []}"""));
        assertThat(frontEnd.ask("complete_request", "{}").text("evalue")).isEqualTo("complete_request: \"code\" is missing");
    }

    @Test
    void shouldTakeBuffersAndManyIdentities() {
        var frames = new ArrayList<>(frontEnd.signed(frontEnd.header("with-buffers", "execute_request"), "{}", "{}",
            "{\"code\":\"echo 1\"}"));
        frames.add(new byte[] {1, 2, 3});
        frames.add(new byte[0]);
        frames.addFirst("another".getBytes());

        frontEnd.sendFrames("shell", frames);

        assertThat(frontEnd.reply("shell", "with-buffers").status()).isEqualTo("ok");
    }

    @Test
    void shouldTakeAMessageOnlyOnce() throws IOException {
        var frames = frontEnd.signed(frontEnd.header("twice", "execute_request"), "{}", "{}", "{\"code\":\"echo 1\"}");

        frontEnd.sendFrames("shell", frames);
        frontEnd.sendFrames("shell", frames);

        assertThat(frontEnd.finish("twice").output()).containsExactly("result 1");
        frontEnd.ask("kernel_info_request", "{}");
        assertThat(kernel.log()).contains("a message on the shell channel was dropped: it has come before");
    }

    @ParameterizedTest
    @CsvSource({"5000000", "50000000"})
    void shouldTakeAHugeCell(int length) {
        var run = frontEnd.run("length " + "a".repeat(length));

        assertThat(run.output()).containsExactly("result " + length);
    }

    @Test
    void shouldOutliveHalvesOfPairs() {
        var echo = frontEnd.send("shell", "execute_request", "{\"code\":\"echo a\\ud83d\"}");
        assertThat(frontEnd.finish(echo).output()).containsExactly("result a\uFFFD");
        var length = frontEnd.send("shell", "execute_request", "{\"code\":\"length \\ude00\\ud83d\"}");
        assertThat(frontEnd.finish(length).output()).containsExactly("result 2");
        var print = frontEnd.send("shell", "execute_request", "{\"code\":\"print \\ud83d\\ude00\"}");
        assertThat(frontEnd.finish(print).output()).containsExactly("stdout 😀");
        assertThat(frontEnd.ask("complete_request", "{\"code\":\"\\ude00\\ud83d\",\"cursor_pos\":1}").number("cursor_end"))
            .isEqualTo(1);
    }
}

package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each request of the message specification, and what answers it. [Client] holds every message against the specification.
class MessagesTest {

    /// Runs until it is interrupted.
    private static final String ENDLESS = "System.out.println(\"begun\");\nwhile (true) { Thread.onSpinWait(); }";

    private static Client client;

    @BeforeEach
    void start() {
        if (client != null && client.isLost()) {
            stop();
        }
        if (client == null) {
            client = Client.of(Kernels.HOWDAH);
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        client = null;
    }

    @Nested
    class Execute {

        @Test
        void shouldTellWhatItDoesInOrder() {
            var run = client.execute("System.out.println(\"one\");\n6 * 7");

            assertThat(run.isOk()).isTrue();
            assertThat(run.types()).containsExactly("status", "execute_input", "stream", "execute_result", "status");
            assertThat(run.output().get(1).text("code")).isEqualTo("System.out.println(\"one\");\n6 * 7");
            assertThat(run.output().get(1).content().get("execution_count").getAsInt()).isEqualTo(run.count());
            assertThat(run.stream("stdout")).isEqualTo("one\n");
            assertThat(run.result()).isEqualTo("42");
        }

        @Test
        void shouldTellNothingOfASilentCell() {
            var before = client.execute("1").count();

            var run = client.execute("2", Map.of("silent", true));

            assertThat(run.isOk()).isTrue();
            assertThat(run.types()).containsExactly("status", "status");
            assertThat(client.execute("3").count()).isEqualTo(before + 1);
            assertThat(history("tail", Map.of("n", 2))).containsExactly("1", "3");
        }

        @Test
        void shouldNotKeepWhatIsNotToBeKept() {
            client.execute("\"kept\"");

            client.execute("\"not kept\"", Map.of("store_history", false));

            assertThat(history("tail", Map.of("n", 1))).containsExactly("\"kept\"");
        }

        @Test
        void shouldCountUp() {
            var first = client.execute("1").count();

            assertThat(client.execute("1").count()).isEqualTo(first + 1);
            assertThat(client.execute("int broken = \"\";").count()).isEqualTo(first + 2);
            assertThat(client.execute("1").count()).isEqualTo(first + 3);
        }

        @Test
        void shouldNameAnErrorInReplyAndOutput() {
            var run = client.execute("var zero = 0;\n1 / zero");

            assertThat(run.reply().status()).isEqualTo("error");
            assertThat(run.reply().text("ename")).isEqualTo("java.lang.ArithmeticException");
            assertThat(run.reply().text("evalue")).isEqualTo("/ by zero");
            assertThat(run.types()).containsExactly("status", "execute_input", "error", "status");
            var error = run.of("error").findFirst().orElseThrow();
            assertThat(error.text("ename")).isEqualTo("java.lang.ArithmeticException");
            assertThat(error.content().get("traceback")).isEqualTo(run.reply().content().get("traceback"));
            assertThat(run.traceback()).contains("cell [%d], line 2".formatted(run.count()), "1 / zero");
        }

        @Test
        void shouldEvaluateTheUsersExpressions() {
            var asked = Map.of("sum", "base + 1", "wrong", "noSuchName");

            var run = client.execute("int base = 20;", Map.of("user_expressions", asked));

            var expressions = run.reply().content().getAsJsonObject("user_expressions");
            var sum = expressions.getAsJsonObject("sum");
            assertThat(sum.get("status").getAsString()).isEqualTo("ok");
            assertThat(sum.getAsJsonObject("data").get("text/plain").getAsString()).isEqualTo("21");
            assertThat(sum.getAsJsonObject("metadata")).isNotNull();
            var wrong = expressions.getAsJsonObject("wrong");
            assertThat(wrong.get("status").getAsString()).isEqualTo("error");
            assertThat(wrong.get("ename").getAsString()).isNotEmpty();
            assertThat(wrong.get("traceback").isJsonArray()).isTrue();
        }

        @Test
        void shouldAbortWhatWaitsAfterAnError() {
            var fail = client.submit("Thread.sleep(300);\nthrow new IllegalStateException();");
            var waiting = IntStream.range(0, 3).mapToObj(i -> client.submit("System.out.println(\"never\");")).toList();

            assertThat(client.finish(fail).reply().status()).isEqualTo("error");
            assertThat(waiting).map(client::finish).allSatisfy(each -> {
                assertThat(each.reply().status()).startsWith("abort");
                assertThat(each.text()).doesNotContain("never");
            });
            assertThat(client.execute("6 * 7").result()).isEqualTo("42");
        }

        @Test
        void shouldGoOnAfterAnErrorIfAskedTo() {
            var fail = client.submit("Thread.sleep(300);\nthrow new IllegalStateException();", Map.of("stop_on_error", false));
            var waiting = client.submit("6 * 7");

            assertThat(client.finish(fail).reply().status()).isEqualTo("error");
            assertThat(client.finish(waiting).result()).isEqualTo("42");
        }

        @Test
        void shouldAbortNothingButCells() {
            var fail = client.submit("Thread.sleep(300);\nthrow new IllegalStateException();");
            var info = client.send("shell", "kernel_info_request", Map.of());
            var comms = client.send("shell", "comm_info_request", Map.of());
            var inspection = client.send("shell", "inspect_request",
                Map.of("code", "System", "cursor_pos", 6, "detail_level", 0));

            assertThat(client.finish(fail).reply().status()).isEqualTo("error");
            assertThat(Stream.of(info, comms, inspection)).map(client::awaitReply).map(Message::status).containsOnly("ok");
        }

        @Test
        void shouldGiveEachThreadItsCell() {
            var first = client.submit("""
                var gate = new java.util.concurrent.CountDownLatch(1);
                var late = Thread.ofPlatform().start(() -> {
                    try {
                        gate.await();
                        System.out.println("late word");
                    } catch (InterruptedException ended) {
                    }
                });
                """);
            client.finish(first);

            var second = client.execute("gate.countDown();\nlate.join();\nSystem.out.println(\"own word\");");

            client.awaitOutput(first, "late word");
            assertThat(second.stream("stdout")).isEqualTo("own word\n");
        }
    }

    @Nested
    class Input {

        @ParameterizedTest
        @ValueSource(strings = {
            "IO.readln(\"Name? \")", "System.out.print(\"Name? \");\nnew java.util.Scanner(System.in).nextLine()"})
        void shouldAskThePerson(String code) {
            var cell = client.submit(code, Map.of("allow_stdin", true));

            answer(cell, "Aurélie 🐘");

            assertThat(client.finish(cell).result()).isEqualTo("Aurélie 🐘");
        }

        @Test
        void shouldHideAPassword() {
            var cell = client.submit("readPassword(\"Password: \").length()", Map.of("allow_stdin", true));

            var request = answer(cell, "s3cret");

            assertThat(request.text("prompt")).isEqualTo("Password: ");
            assertThat(request.content().get("password").getAsBoolean()).isTrue();
            assertThat(client.finish(cell).result()).isEqualTo("6");
        }

        @Test
        void shouldSayWhereNobodyCanAnswer() {
            var run = client.execute("IO.readln(\"Name? \")");

            assertThat(run.reply().status()).isEqualTo("error");
            assertThat(run.text()).contains("input");
            assertThat(client.execute("6 * 7").result()).isEqualTo("42");
        }

        @Test
        void shouldEndThePromptWhenInterrupted() {
            var cell = client.submit("IO.readln(\"Name? \")", Map.of("allow_stdin", true));
            awaitInput(cell);

            client.interrupt();

            assertThat(client.finish(cell).reply().status()).isEqualTo("error");
            assertThat(client.execute("6 * 7").result()).isEqualTo("42");
        }

        private Message answer(String cell, String text) {
            var request = awaitInput(cell);
            client.send("stdin", "input_reply", Map.of("value", text));
            return request;
        }

        private Message awaitInput(String cell) {
            var request = client.await("the prompt", each -> each.parentId().equals(cell)
                && (each.type().equals("input_request") || each.type().equals("error")));
            assertThat(request.type()).as(request.content().toString()).isEqualTo("input_request");
            return request;
        }
    }

    @Nested
    class Display {

        @Test
        void shouldDisplayAndUpdate() {
            var run = client.execute("""
                var id = display("first");
                updateDisplay(id, "second");
                """);

            assertThat(run.isOk()).as(run.text()).isTrue();
            assertThat(run.types()).containsSubsequence("display_data", "update_display_data");
            var shown = run.of("display_data").findFirst().orElseThrow().content();
            var update = run.of("update_display_data").findFirst().orElseThrow();
            assertThat(update.data("text/plain")).isEqualTo("second");
            assertThat(update.content().getAsJsonObject("transient").get("display_id"))
                .isEqualTo(shown.getAsJsonObject("transient").get("display_id"));
        }

        @Test
        void shouldKeepStreamsApart() {
            var run = client.execute("System.out.print(\"out\");\nSystem.err.print(\"err\");");

            assertThat(run.stream("stdout")).isEqualTo("out");
            assertThat(run.stream("stderr")).isEqualTo("err");
        }

        @Test
        void shouldSendAnyCharacter() {
            assertThat(client.execute("System.out.print(\"żółw 🐘 \\u0001\\t\");").stream("stdout")).isEqualTo("żółw 🐘 \u0001\t");
        }
    }

    @Nested
    class Complete {

        @Test
        void shouldCompleteAVariable() {
            client.execute("int elephantAge = 7;");

            var reply = client.complete("elephantA", 9);

            assertThat(texts(reply, "matches")).containsExactly("elephantAge");
            assertThat(reply.content().get("cursor_start").getAsInt()).isZero();
            assertThat(reply.content().get("cursor_end").getAsInt()).isEqualTo(9);
        }

        @Test
        void shouldCountCodePoints() {
            client.execute("int elephantAge = 7;");
            var code = "var s = \"🐘🐘\"; elephantA";

            var reply = client.complete(code, code.codePointCount(0, code.length()));

            assertThat(texts(reply, "matches")).containsExactly("elephantAge");
            assertThat(reply.content().get("cursor_start").getAsInt())
                .isEqualTo(code.codePointCount(0, code.indexOf("elephant")));
            assertThat(reply.content().get("cursor_end").getAsInt()).isEqualTo(code.codePointCount(0, code.length()));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 3, 1000, -1})
        void shouldAnswerAtAnyPlace(int cursor) {
            assertThat(client.complete("\"🐘\"", cursor).status()).isEqualTo("ok");
        }
    }

    @Nested
    class Inspect {

        @Test
        void shouldTellOfAVariable() {
            client.execute("var tusks = new java.util.ArrayList<String>();");

            var reply = client.inspect("tusks", 5);

            assertThat(reply.content().get("found").getAsBoolean()).isTrue();
            assertThat(reply.data("text/plain")).contains("tusks", "ArrayList<String>");
        }

        @Test
        void shouldCountCodePoints() {
            client.execute("int elephantAge = 7;");
            var code = "var s = \"🐘🐘\"; elephantAge";

            var reply = client.inspect(code, code.codePointCount(0, code.length()));

            assertThat(reply.content().get("found").getAsBoolean()).isTrue();
            assertThat(reply.data("text/plain")).contains("elephantAge");
        }

        @Test
        void shouldTellMoreOnDemand() {
            var reply = client.ask("shell", "inspect_request", Map.of("code", "\"\".repeat", "cursor_pos", 9, "detail_level", 1));

            assertThat(reply.content().get("found").getAsBoolean()).isTrue();
            assertThat(reply.data("text/plain")).contains("repeat(int");
        }

        @ParameterizedTest
        @ValueSource(strings = {"noSuchName", "", "   ", "🐘", "((("})
        void shouldFindNothing(String code) {
            var reply = client.inspect(code, code.codePointCount(0, code.length()));

            assertThat(reply.status()).isEqualTo("ok");
            assertThat(reply.content().get("found").getAsBoolean()).isFalse();
        }
    }

    @Nested
    class IsComplete {

        @ParameterizedTest
        @ValueSource(strings = {"complete: 1 + 1", "complete: int a = 1;", "incomplete: if (true) {", "invalid: 1 +) 2",
            "complete: %sql SELECT 1"})
        void shouldTellHowCodeStands(String sample) {
            var parts = sample.split(": ", 2);

            var reply = client.ask("shell", "is_complete_request", Map.of("code", parts[1]));

            assertThat(reply.status()).isEqualTo(parts[0]);
        }
    }

    @Nested
    class History {

        @Test
        void shouldTellTheLast() {
            client.execute("\"first\"");
            client.execute("\"second\"");

            assertThat(history("tail", Map.of("n", 2))).containsExactly("\"first\"", "\"second\"");
        }

        @Test
        void shouldTellARange() {
            var start = client.execute("\"in range\"").count();
            client.execute("\"behind it\"");

            assertThat(history("range", Map.of("session", 0, "start", start, "stop", start + 1))).containsExactly("\"in range\"");
        }

        @Test
        void shouldFindByPattern() {
            client.execute("\"needle 1\"");
            client.execute("\"needle 2\"");
            client.execute("\"needle 2\"");

            assertThat(history("search", Map.of("pattern", "*needle*"))).endsWith("\"needle 1\"", "\"needle 2\"", "\"needle 2\"");
            assertThat(history("search", Map.of("pattern", "*needle ?\"", "n", 1))).containsExactly("\"needle 2\"");
            assertThat(history("search", Map.of("pattern", "*needle*", "unique", true))).containsOnlyOnce("\"needle 2\"");
            assertThat(history("search", Map.of("pattern", "no such text"))).isEmpty();
        }
    }

    @Nested
    class Info {

        @Test
        void shouldTellWhatItIs() {
            var reply = client.ask("shell", "kernel_info_request", Map.of());

            var language = reply.content().getAsJsonObject("language_info");
            assertThat(reply.text("implementation")).isEqualTo("howdah");
            assertThat(language.get("name").getAsString()).isEqualTo("java");
            assertThat(language.get("version").getAsString()).startsWith("" + Runtime.version().feature());
            assertThat(reply.text("banner")).isNotBlank();
        }

        @Test
        void shouldTellOfItsComms() {
            var reply = client.ask("shell", "comm_info_request", Map.of());

            assertThat(reply.content().getAsJsonObject("comms").isEmpty()).isTrue();
        }

        @Test
        void shouldCloseACommThatNobodyWaitsFor() {
            client.send("shell", "comm_open", Map.of("comm_id", "c1", "target_name", "no.such.target", "data", Map.of()));

            client.await("the comm's end", each -> each.type().equals("comm_close") && each.text("comm_id").equals("c1"));
            assertThat(client.execute("6 * 7").result()).isEqualTo("42");
        }

        @Test
        void shouldWelcomeASubscriber() {
            client.await("the welcome", each -> each.type().equals("iopub_welcome"));
        }
    }

    @Nested
    class Control {

        @Test
        void shouldAnswerWhileACellRuns() {
            var cell = client.submit(ENDLESS);
            client.awaitOutput(cell, "begun");

            var info = client.ask("control", "kernel_info_request", Map.of());
            var interrupt = client.ask("control", "interrupt_request", Map.of());

            assertThat(info.status()).isEqualTo("ok");
            assertThat(interrupt.status()).isEqualTo("ok");
            assertThat(client.finish(cell).reply().status()).isEqualTo("error");
            assertThat(client.execute("6 * 7").result()).isEqualTo("42");
        }

        @ParameterizedTest
        @ValueSource(strings = {"while (true) { Thread.onSpinWait(); }", "Thread.sleep(600_000);",
            "Thread.currentThread().join();",
            "while (true) { try { Thread.sleep(600_000); } catch (InterruptedException swallowed) { } }",
            "new java.util.concurrent.CountDownLatch(1).await();", "synchronized (\"\") { \"\".wait(); }"})
        void shouldInterruptACell(String code) {
            var cell = client.submit("System.out.println(\"begun\");\n" + code);
            client.awaitOutput(cell, "begun");

            client.interrupt();

            var run = client.finish(cell);
            assertThat(run.reply().status()).isEqualTo("error");
            assertThat(run.reply().text("ename")).containsIgnoringCase("interrupt");
            assertThat(run.of("error")).hasSize(1);
            assertThat(client.execute("6 * 7").result()).isEqualTo("42");
        }

        @Test
        void shouldInterruptNothingWhereNothingRuns() {
            assertThat(client.ask("control", "interrupt_request", Map.of()).status()).isEqualTo("ok");
            assertThat(client.execute("6 * 7").result()).isEqualTo("42");
        }

        @Test
        void shouldShutDownWhileACellRuns() throws Exception {
            try (var other = Client.of(Kernels.HOWDAH)) {
                var kernel = other.kernel();
                other.awaitOutput(other.submit(ENDLESS), "begun");

                var reply = other.ask("control", "shutdown_request", Map.of("restart", false));

                assertThat(reply.status()).isEqualTo("ok");
                assertThat(reply.content().get("restart").getAsBoolean()).isFalse();
                assertThat(kernel.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS)).isNotNull();
            }
        }

        @Test
        void shouldForgetEverythingAtARestart() {
            try (var other = Client.of(Kernels.HOWDAH)) {
                other.execute("int remembered = 1;");

                other.restart();

                assertThat(other.execute("remembered").reply().status()).isEqualTo("error");
                assertThat(other.execute("6 * 7").count()).isEqualTo(2);
            }
        }
    }

    private static List<String> history(String how, Map<String, ?> more) {
        var content = new java.util.HashMap<String, Object>(Map.of("output", false, "raw", true, "hist_access_type", how));
        content.putAll(more);
        var reply = client.ask("shell", "history_request", content);
        return list(reply.content().get("history"), entry -> entry.getAsJsonArray().get(2).getAsString());
    }

    private static List<String> texts(Message message, String name) {
        return list(message.content().get(name), JsonElement::getAsString);
    }

    private static <T> List<T> list(JsonElement array, Function<JsonElement, T> each) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false).map(each).toList();
    }
}

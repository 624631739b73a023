package howdah.kernel.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completeness;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the kernel says, named as in the specification.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</a>
record Content(String type, JsonObject json) {

    /// The version of the specification.
    static final String PROTOCOL = "5.5";

    private static Content of(String type) {
        return new Content(type, new JsonObject());
    }

    private static Content reply(String type, String status) {
        return of(type).with("status", status);
    }

    private Content with(String name, String value) {
        json.addProperty(name, value);
        return this;
    }

    private Content with(String name, Number value) {
        json.addProperty(name, value);
        return this;
    }

    private Content with(String name, boolean value) {
        json.addProperty(name, value);
        return this;
    }

    private Content with(Bundle bundle) {
        Json.addBundle(json, bundle);
        return this;
    }

    static Content kernelInfoReply(Info info) {
        var language = of("").with("name", "java").with("version", String.valueOf(Runtime.version().feature()))
            .with("mimetype", "text/x-java").with("file_extension", ".java").with("pygments_lexer", "java")
            .with("codemirror_mode", "text/x-java");
        var links = new JsonArray();
        for (var link : info.links()) {
            links.add(of("").with("text", link.text()).with("url", link.url()).json);
        }
        var reply = reply("kernel_info_reply", "ok").with("protocol_version", PROTOCOL)
            .with("implementation", info.implementation()).with("implementation_version", info.version())
            .with("banner", info.banner());
        reply.json.add("language_info", language.json);
        reply.json.add("help_links", links);
        reply.json.add("supported_features", new JsonArray());
        return reply;
    }

    static Content connectReply(Connection connection) {
        return reply("connect_reply", "ok").with("shell_port", connection.shell()).with("iopub_port", connection.iopub())
            .with("stdin_port", connection.stdin()).with("hb_port", connection.heartbeat())
            .with("control_port", connection.control());
    }

    /// @param expressions what the user's expressions gave, by name
    /// @param pages       to be read beside the cells
    static Content executeReply(int number, Map<String, Outcome> expressions, List<Bundle> pages) {
        var reply = reply("execute_reply", "ok").with("execution_count", number);
        var payload = new JsonArray();
        pages.forEach(page -> payload.add(page(page)));
        reply.json.add("payload", payload);
        var values = new JsonObject();
        expressions.forEach((name, outcome) -> values.add(name, expression(outcome)));
        reply.json.add("user_expressions", values);
        return reply;
    }

    private static JsonObject page(Bundle bundle) {
        var page = new JsonObject();
        page.addProperty("source", "page");
        page.add("data", Json.ofMap(bundle.data()));
        page.addProperty("start", 0);
        return page;
    }

    private static JsonObject expression(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> reply("", "ok").with(done.result().orElse(Bundle.ofText(""))).json;
            case Outcome.Failed failed -> reply("", "error").with(failed).json;
        };
    }

    static Content executeReply(int number, Outcome.Failed failed) {
        return errorReply("execute_reply", failed).with("execution_count", number);
    }

    static Content errorReply(String type, Outcome.Failed failed) {
        return reply(type, "error").with(failed);
    }

    private Content with(Outcome.Failed failed) {
        json.add("traceback", Json.ofList(failed.traceback()));
        return with("ename", failed.name()).with("evalue", failed.message());
    }

    static Content aborted(String type) {
        return reply(type, "aborted");
    }

    /// @param source that was asked about
    static Content completeReply(String source, Completion completion) {
        int start = CodePoints.before(source, completion.start());
        int end = CodePoints.before(source, completion.end());
        var matches = new JsonArray();
        var types = new JsonArray();
        for (var candidate : completion.candidates()) {
            matches.add(candidate.text());
            types.add(of("").with("text", candidate.text()).with("type", candidate.type())
                .with("signature", candidate.signature()).with("start", start).with("end", end).json);
        }
        var reply = reply("complete_reply", "ok").with("cursor_start", start).with("cursor_end", end);
        reply.json.add("matches", matches);
        var metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        reply.json.add("metadata", metadata);
        return reply;
    }

    static Content inspectReply(Optional<Bundle> found) {
        return reply("inspect_reply", "ok").with("found", found.isPresent())
            .with(found.orElse(new Bundle(Map.of(), Map.of())));
    }

    static Content isCompleteReply(Completeness completeness) {
        var reply = reply("is_complete_reply", completeness.status().name().toLowerCase(Locale.ROOT));
        return completeness.status() == Completeness.Status.INCOMPLETE ? reply.with("indent", completeness.indent()) : reply;
    }

    static Content historyReply(List<History.Entry> entries, boolean hasOutput) {
        var history = new JsonArray();
        for (var entry : entries) {
            var line = new JsonArray();
            line.add(entry.session());
            line.add(entry.number());
            line.add(hasOutput ? Json.ofList(Arrays.asList(entry.source(), entry.output())) : Json.of(entry.source()));
            history.add(line);
        }
        var reply = reply("history_reply", "ok");
        reply.json.add("history", history);
        return reply;
    }

    /// This kernel keeps no comms.
    static Content commInfoReply() {
        var reply = reply("comm_info_reply", "ok");
        reply.json.add("comms", new JsonObject());
        return reply;
    }

    static Content commClose(String id) {
        var close = of("comm_close").with("comm_id", id);
        close.json.add("data", new JsonObject());
        return close;
    }

    static Content interruptReply() {
        return reply("interrupt_reply", "ok");
    }

    static Content shutdownReply(boolean isRestart) {
        return reply("shutdown_reply", "ok").with("restart", isRestart);
    }

    /// @param state `starting`, `busy` or `idle`
    static Content status(String state) {
        return of("status").with("execution_state", state);
    }

    static Content executeInput(String code, int number) {
        return of("execute_input").with("code", code).with("execution_count", number);
    }

    static Content executeResult(int number, Bundle bundle) {
        return of("execute_result").with("execution_count", number).with(bundle);
    }

    static Content error(Outcome.Failed failed) {
        return of("error").with(failed);
    }

    /// @param name `stdout` or `stderr`
    static Content stream(String name, String text) {
        return of("stream").with("name", name).with("text", text);
    }

    static Content displayData(Bundle bundle) {
        return display("display_data", bundle, new JsonObject());
    }

    static Content displayData(String id, Bundle bundle) {
        return display("display_data", bundle, of("").with("display_id", id).json);
    }

    static Content updateDisplayData(String id, Bundle bundle) {
        return display("update_display_data", bundle, of("").with("display_id", id).json);
    }

    private static Content display(String type, Bundle bundle, JsonObject transientData) {
        var display = of(type).with(bundle);
        display.json.add("transient", transientData);
        return display;
    }

    static Content clearOutput(boolean isWaiting) {
        return of("clear_output").with("wait", isWaiting);
    }

    static Content inputRequest(String prompt, boolean isPassword) {
        return of("input_request").with("prompt", prompt).with("password", isPassword);
    }

    static Content iopubWelcome(String subscription) {
        return of("iopub_welcome").with("subscription", subscription);
    }
}

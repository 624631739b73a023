package howdah.e2e;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What came of a cell.
///
/// @param reply  to the request
/// @param output all that was published for it, in order
public record Execution(Message reply, List<Message> output) {

    public boolean isOk() {
        return reply.status().equals("ok");
    }

    /// What it has written to one of its streams, `stdout` or `stderr`.
    String stream(String name) {
        return of("stream").filter(each -> each.text("name").equals(name)).map(each -> each.text("text"))
            .collect(Collectors.joining());
    }

    /// The text of its last expression's value; empty if it has none.
    String result() {
        return of("execute_result").map(each -> each.data("text/plain")).collect(Collectors.joining("\n"));
    }

    /// What it has displayed, the value of its last expression included, in that form.
    String shown(String type) {
        return output.stream().filter(each -> each.content().has("data")).map(each -> each.data(type))
            .collect(Collectors.joining("\n"));
    }

    /// All that a person would read of it: streams, displayed texts, the error.
    public String text() {
        return output.stream().map(Execution::text).collect(Collectors.joining("\n"));
    }

    private static String text(Message message) {
        return switch (message.type()) {
            case "stream" -> message.text("text");
            case "error" -> message.text("ename") + ": " + message.text("evalue") + "\n" + traceback(message);
            default -> message.data("text/plain");
        };
    }

    /// What is told of its error, without colours.
    String traceback() {
        return of("error").map(Execution::traceback).collect(Collectors.joining("\n"));
    }

    private static String traceback(Message error) {
        return StreamSupport.stream(error.content().getAsJsonArray("traceback").spliterator(), false)
            .map(JsonElement::getAsString).collect(Collectors.joining("\n")).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    List<String> types() {
        return output.stream().map(Message::type).toList();
    }

    int count() {
        return reply.content().get("execution_count").getAsInt();
    }

    Stream<Message> of(String type) {
        return output.stream().filter(each -> each.type().equals(type));
    }
}

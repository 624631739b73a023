package howdah.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A message of the kernel, as a front end gets it.
///
/// @param topic what stands before the delimiter
record Received(String topic, JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content) {

    static Received of(List<byte[]> frames, int delimiter) {
        return new Received(delimiter == 0 ? "" : text(frames.getFirst()), object(frames.get(delimiter + 2)),
            object(frames.get(delimiter + 3)), object(frames.get(delimiter + 4)), object(frames.get(delimiter + 5)));
    }

    private static JsonObject object(byte[] json) {
        return JsonParser.parseString(text(json)).getAsJsonObject();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String type() {
        return header.get("msg_type").getAsString();
    }

    /// The id of the message that caused it; empty if there is none.
    String cause() {
        return parent.has("msg_id") ? parent.get("msg_id").getAsString() : "";
    }

    String status() {
        return text("status");
    }

    String text(String name) {
        return content.get(name).getAsString();
    }

    int number(String name) {
        return content.get(name).getAsInt();
    }

    /// The text/plain of what is displayed.
    String plain() {
        return content.getAsJsonObject("data").get("text/plain").getAsString();
    }

    JsonElement get(String name) {
        return content.get(name);
    }

    /// Type and gist, for comparing: `stream stdout hi`.
    String gist() {
        return switch (type()) {
            case "status" -> text("execution_state");
            case "stream" -> text("name") + " " + text("text").strip();
            case "execute_input" -> "input " + text("code");
            case "execute_result" -> "result " + plain();
            case "display_data", "update_display_data" -> type().substring(0, type().indexOf('_')) + " " + plain();
            case "error" -> "error " + text("evalue");
            default -> type();
        };
    }
}

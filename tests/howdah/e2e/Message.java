package howdah.e2e;

import com.google.gson.JsonObject;

/// What a kernel has sent.
///
/// @param channel iopub, shell, control or stdin
/// @param parent  the header of the request that it belongs to; empty if it belongs to none
public record Message(String channel, JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content) {

    static Message of(JsonObject event) {
        var message = event.getAsJsonObject("message");
        return new Message(event.get("channel").getAsString(), message.getAsJsonObject("header"),
            message.getAsJsonObject("parent_header"), message.getAsJsonObject("metadata"), message.getAsJsonObject("content"));
    }

    String type() {
        return header.get("msg_type").getAsString();
    }

    /// The id of the request that it belongs to, or nothing.
    String parentId() {
        return parent.has("msg_id") ? parent.get("msg_id").getAsString() : "";
    }

    boolean isReply() {
        return channel.equals("shell") || channel.equals("control");
    }

    public boolean isIdle() {
        return type().equals("status") && text("execution_state").equals("idle");
    }

    /// What its content has under that name.
    String text(String name) {
        return content.has(name) ? content.get(name).getAsString() : "";
    }

    String status() {
        return text("status");
    }

    /// What it displays in that form; empty if it displays nothing in it.
    String data(String type) {
        var data = content.getAsJsonObject("data");
        return data != null && data.has(type) ? data.get(type).getAsString() : "";
    }
}

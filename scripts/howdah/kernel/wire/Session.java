package howdah.kernel.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// One life of the kernel: numbers its messages and dates them. Threads may share it.
final class Session {

    /// The parent of what nobody asked for.
    static final byte[] NO_PARENT = {'{', '}'};

    private static final byte[] NO_METADATA = NO_PARENT;
    private static final int MICROSECOND = 1000;

    private final String id = UUID.randomUUID().toString();
    private final AtomicLong number = new AtomicLong();

    /// The four signed parts of a message.
    ///
    /// @param parent the header of the message that caused it
    List<byte[]> parts(Content content, byte[] parent) {
        return parts(nextId(), content, parent);
    }

    List<byte[]> parts(Content content, byte[] parent, JsonObject metadata) {
        return parts(nextId(), content, parent, Json.bytes(metadata));
    }

    /// @param messageId from [#nextId()]
    List<byte[]> parts(String messageId, Content content, byte[] parent) {
        return parts(messageId, content, parent, NO_METADATA);
    }

    private List<byte[]> parts(String messageId, Content content, byte[] parent, byte[] metadata) {
        return List.of(header(messageId, content.type()), parent, metadata, Json.bytes(content.json()));
    }

    String nextId() {
        return id + "_" + number.incrementAndGet();
    }

    /// None of its values needs an escape.
    private byte[] header(String messageId, String type) {
        return ("{\"msg_id\":\"" + messageId + "\",\"session\":\"" + id
            + "\",\"username\":\"kernel\",\"date\":\"" + now() + "\",\"msg_type\":\"" + type + "\",\"version\":\""
            + Content.PROTOCOL + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /// The time in UTC, in ISO 8601, in microseconds: front ends take no more digits, and [LocalDateTime] leaves the seconds
    /// out if all of them are zero. A formatter would have to be loaded first.
    static String now() {
        var now = Instant.now();
        int nanos = Math.max(MICROSECOND, now.getNano() / MICROSECOND * MICROSECOND);
        return LocalDateTime.ofEpochSecond(now.getEpochSecond(), nanos, ZoneOffset.UTC) + "Z";
    }
}

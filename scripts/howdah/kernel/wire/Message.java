package howdah.kernel.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A message of a front end, as it came.
///
/// @param identities whose it is: the reply goes there
/// @param header     as it was written: what answers it bears it as its parent
/// @param id         its number
/// @param parent     the id of the message that it answers, or empty
record Message(List<byte[]> identities, byte[] header, String id, String type, String parent, JsonObject metadata,
               JsonObject content) {

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 4;
    private static final int HEADER_BYTES = 1 << 16;

    /// Takes a message apart. What follows its content, raw buffers, is passed over.
    ///
    /// @throws Malformed if it is none, is not signed with the key, or has come before
    static Message of(List<byte[]> frames, Signer signer, Seen seen) throws Malformed {
        int at = delimiter(frames);
        if (frames.size() < at + 2 + PARTS) {
            throw new Malformed("it has too few parts");
        }
        var parts = frames.subList(at + 2, at + 2 + PARTS);
        if (!MessageDigest.isEqual(signer.sign(parts), frames.get(at + 1))) {
            throw new Malformed("its signature is wrong");
        }
        if (!seen.isNew(frames.get(at + 1))) {
            throw new Malformed("it has come before");
        }
        return of(List.copyOf(frames.subList(0, at)), parts);
    }

    private static int delimiter(List<byte[]> frames) throws Malformed {
        for (int at = 0; at < frames.size(); at++) {
            if (Arrays.equals(frames.get(at), DELIMITER)) {
                return at;
            }
        }
        throw new Malformed("it has no delimiter");
    }

    private static Message of(List<byte[]> identities, List<byte[]> parts) throws Malformed {
        if (parts.getFirst().length > HEADER_BYTES) {
            throw new Malformed("its header is too long");
        }
        var header = new Fields(Json.object(parts.get(0), "header"));
        var parent = new Fields(Json.object(parts.get(1), "parent header"));
        return new Message(identities, parts.get(0), header.text("msg_id"), header.text("msg_type"), parent.text("msg_id", ""),
            Json.object(parts.get(2), "metadata"), Json.object(parts.get(3), "content"));
    }

    /// The type of what answers it: `execute_reply` for `execute_request`.
    String replyType() {
        return type.substring(0, type.length() - "request".length()) + "reply";
    }

    boolean isRequest() {
        return type.endsWith("_request");
    }

    /// The frames of a message of the kernel.
    ///
    /// @param prefix identities of the receiver, or a topic
    static List<byte[]> frames(List<byte[]> prefix, List<byte[]> parts, Signer signer) {
        var frames = new ArrayList<byte[]>(prefix);
        frames.add(DELIMITER);
        frames.add(signer.sign(parts));
        frames.addAll(parts);
        return frames;
    }
}

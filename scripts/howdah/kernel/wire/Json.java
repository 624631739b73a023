package howdah.kernel.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import howdah.kernel.cell.Bundle;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// JSON as it goes over the wire: strict when it comes in, valid UTF-8 when it goes out.
final class Json {

    private static final char REPLACEMENT = '\uFFFD';

    private Json() {
    }

    /// @param what what it should be, for the message
    static JsonObject object(byte[] bytes, String what) throws Malformed {
        try (var reader = new JsonReader(new StringReader(text(bytes)))) {
            reader.setStrictness(Strictness.STRICT);
            if (JsonParser.parseReader(reader) instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT) {
                return object;
            }
            throw new Malformed("its " + what + " is no JSON object");
        } catch (IOException | JsonParseException | NumberFormatException broken) {
            throw new Malformed("its " + what + " is no JSON");
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    static byte[] bytes(JsonElement json) {
        return bytes(json.toString());
    }

    /// A half of a pair that stands alone, which UTF-8 cannot say, becomes U+FFFD.
    static byte[] bytes(String text) {
        return isWellFormed(text) ? text.getBytes(StandardCharsets.UTF_8) : repair(text).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isWellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!isPair(text, at)) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static String repair(String text) {
        var repaired = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (!Character.isSurrogate(text.charAt(at))) {
                repaired.append(text.charAt(at));
            } else if (isPair(text, at)) {
                repaired.append(text.charAt(at)).append(text.charAt(++at));
            } else {
                repaired.append(REPLACEMENT);
            }
        }
        return repaired.toString();
    }

    /// Maps, lists, texts, numbers, truth values; anything else as its text. A number that JSON cannot say is null.
    static JsonElement of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (value instanceof Iterable<?> list && !(value instanceof JsonElement)) {
            return ofList(list);
        }
        return value == null ? JsonNull.INSTANCE : value instanceof JsonElement json ? json
            : value instanceof Boolean truth ? new JsonPrimitive(truth) : value instanceof Number number ? ofNumber(number)
            : new JsonPrimitive(value.toString());
    }

    private static JsonElement ofNumber(Number number) {
        var isSayable = !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
        return isSayable ? new JsonPrimitive(number) : JsonNull.INSTANCE;
    }

    static JsonObject ofMap(Map<?, ?> map) {
        var object = new JsonObject();
        map.forEach((name, value) -> object.add(String.valueOf(name), of(value)));
        return object;
    }

    static JsonArray ofList(Iterable<?> list) {
        var array = new JsonArray();
        list.forEach(value -> array.add(of(value)));
        return array;
    }

    /// Adds the two members that every display has.
    static void addBundle(JsonObject content, Bundle bundle) {
        content.add("data", ofMap(bundle.data()));
        content.add("metadata", ofMap(bundle.metadata()));
    }
}

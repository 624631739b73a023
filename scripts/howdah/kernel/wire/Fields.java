package howdah.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;

/// The members of a request's content. One that is null counts as missing; one of a wrong type is [Malformed].
record Fields(JsonObject content) {

    String text(String name) throws Malformed {
        var value = content.get(name);
        if (isMissing(value)) {
            throw new Malformed("\"" + name + "\" is missing");
        }
        return asText(name, value);
    }

    String text(String name, String otherwise) throws Malformed {
        var value = content.get(name);
        return isMissing(value) ? otherwise : asText(name, value);
    }

    private static String asText(String name, JsonElement value) throws Malformed {
        if (value instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new Malformed("\"" + name + "\" is no text");
    }

    boolean flag(String name, boolean otherwise) throws Malformed {
        var value = content.get(name);
        if (isMissing(value)) {
            return otherwise;
        }
        if (value instanceof JsonPrimitive flag && flag.isBoolean()) {
            return flag.getAsBoolean();
        }
        throw new Malformed("\"" + name + "\" is neither true nor false");
    }

    /// A number beyond those of `int` becomes the last one of them.
    int number(String name, int otherwise) throws Malformed {
        var value = content.get(name);
        if (isMissing(value)) {
            return otherwise;
        }
        if (value instanceof JsonPrimitive number && number.isNumber()) {
            return (int) number.getAsDouble();
        }
        throw new Malformed("\"" + name + "\" is no number");
    }

    /// An object with nothing but texts in it, in its order.
    Map<String, String> texts(String name) throws Malformed {
        var value = content.get(name);
        var texts = new LinkedHashMap<String, String>();
        if (isMissing(value)) {
            return texts;
        }
        if (!(value instanceof JsonObject object)) {
            throw new Malformed("\"" + name + "\" is no object");
        }
        for (var entry : object.entrySet()) {
            texts.put(entry.getKey(), asText(name, entry.getValue()));
        }
        return texts;
    }

    private static boolean isMissing(JsonElement value) {
        return value == null || value.isJsonNull();
    }
}

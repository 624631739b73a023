package howdah.show;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// One value as text, much as psql writes it; control characters are still in it.
final class Value {

    private static final int DEEPEST = 8;

    private Value() {
    }

    /// `NULL` for null and for an empty [Optional]; the word itself, as a string, stands in quotes.
    static String text(Object value) {
        return text(value, 0);
    }

    private static String text(Object value, int depth) {
        if (value instanceof String string) {
            return string.equals("NULL") ? "\"NULL\"" : string;
        }
        if (value == null || value instanceof Optional<?>) {
            return value instanceof Optional<?> optional && optional.isPresent() ? text(optional.get(), depth) : "NULL";
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Map || value instanceof Collection || value.getClass().isArray()) {
            return depth == DEEPEST ? "..." : nested(value, depth + 1);
        }
        return single(value);
    }

    private static String nested(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            var entries = new StringJoiner(", ", "{", "}");
            map.forEach((key, each) -> entries.add(text(key, depth) + "=" + text(each, depth)));
            return entries.toString();
        }
        var elements = new StringJoiner(", ", "[", "]");
        (value instanceof Collection<?> collection ? collection : TableReader.elements(value))
            .forEach(each -> elements.add(text(each, depth)));
        return elements.toString();
    }

    private static String single(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        String text = value.toString();
        if (text == null) {
            return "NULL";
        }
        if (value instanceof LocalDateTime) {
            return text.replace('T', ' ');
        }
        return value instanceof Timestamp && text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}

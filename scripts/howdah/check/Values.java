package howdah.check;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PGobject;

/// One value in a form in which two that mean the same are equal, whatever Java type carries them: `1` as int, long or numeric;
/// a time as [java.sql.Timestamp] or [LocalDateTime]. A number and its text are not the same, nor are NULL and an empty text.
final class Values {

    private Values() {
    }

    static Object normal(Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> normal(optional.orElse(null));
            case Number number -> normal(number);
            case Character character -> character.toString();
            case Enum<?> constant -> constant.name();
            case PGobject object -> object.getValue();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case java.sql.Array array -> normal(array);
            case Collection<?> collection -> normals(collection);
            default -> value.getClass().isArray() ? normals(elements(value)) : time(value);
        };
    }

    private static Object normal(Number number) {
        try {
            var decimal = new BigDecimal(number.toString());
            return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        } catch (NumberFormatException notANumber) {
            return number.toString();
        }
    }

    private static Object normal(java.sql.Array array) {
        try {
            return normal(array.getArray());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Object> normals(Collection<?> values) {
        return new ArrayList<>(values.stream().map(Values::normal).toList());
    }

    private static List<Object> elements(Object array) {
        var elements = new ArrayList<>();
        for (var index = 0; index < Array.getLength(array); index++) {
            elements.add(Array.get(array, index));
        }
        return elements;
    }

    private static Object time(Object value) {
        return switch (value) {
            case java.sql.Timestamp time -> time.toLocalDateTime();
            case java.sql.Date date -> date.toLocalDate();
            case java.sql.Time time -> time.toLocalTime();
            case Instant time -> LocalDateTime.ofInstant(time, ZoneId.systemDefault());
            case OffsetDateTime time -> normal(time.toInstant());
            case ZonedDateTime time -> normal(time.toInstant());
            default -> value;
        };
    }

    /// What a value is, for a sentence; empty for NULL.
    static String kind(Object normal) {
        return switch (normal) {
            case null -> "";
            case BigDecimal number -> "a number";
            case String text -> "text";
            case Boolean truth -> "true or false";
            case LocalDate date -> "a date";
            case LocalDateTime time -> "a point in time";
            case LocalTime time -> "a time of day";
            case List<?> list -> "a list";
            default -> normal.getClass().getSimpleName();
        };
    }
}

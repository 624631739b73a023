package howdah.sql;

import howdah.show.Failure;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Gives Java's values to a statement as PostgreSQL knows them.
///
/// Strings, enums and durations are sent without a type, so that the statement tells it: `'sad'` for an enum type, a date, JSON.
final class Binding {

    private Binding() {
    }

    /// Sets all parameters of a statement.
    static void set(PreparedStatement statement, BoundSql sql, Request request) throws Exception {
        for (var index = 0; index < sql.parameters().size(); index++) {
            var name = sql.parameters().get(index);
            set(statement, index + 1, name, PropertyPath.value(name, request.variables()));
        }
    }

    /// @param name what stands in the statement's braces
    static void set(PreparedStatement statement, int index, String name, Object value) throws SQLException {
        var simple = simple(value);
        if (simple == null) {
            statement.setNull(index, Types.NULL);
        } else if (simple instanceof String text) {
            statement.setObject(index, text, Types.OTHER);
        } else if (simple instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (simple instanceof Collection<?> || simple.getClass().isArray()) {
            setArray(statement, index, elements(simple));
        } else if (isKnown(simple)) {
            statement.setObject(index, simple);
        } else {
            throw Failure.usage(":{%s} is a %s, which is no value of PostgreSQL's."
                    .formatted(name, simple.getClass().getSimpleName()))
                .next("name a part of it, such as :{%s.%s}".formatted(name,
                    PropertyPath.names(simple).stream().findFirst().orElse("id")));
        }
    }

    private static Object simple(Object value) {
        return switch (value) {
            case Optional<?> optional -> simple(optional.orElse(null));
            case CharSequence text -> text.toString();
            case Character character -> character.toString();
            case Enum<?> constant -> constant.name();
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case ZonedDateTime time -> time.toOffsetDateTime();
            case Duration duration -> duration.toString();
            case Period period -> period.toString();
            case Year year -> year.getValue();
            case BigInteger number -> new BigDecimal(number);
            case Byte number -> number.shortValue();
            case null, default -> value;
        };
    }

    private static boolean isKnown(Object value) {
        return switch (value) {
            case Number _, Boolean _, UUID _, LocalDate _, LocalTime _, OffsetTime _, LocalDateTime _, OffsetDateTime _ -> true;
            default -> value instanceof java.util.Date || value instanceof java.sql.Array;
        };
    }

    private static List<Object> elements(Object values) {
        if (values instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        var elements = new ArrayList<>();
        for (var index = 0; index < Array.getLength(values); index++) {
            elements.add(Array.get(values, index));
        }
        return elements;
    }

    private static void setArray(PreparedStatement statement, int index, List<Object> values) throws SQLException {
        var type = type(values);
        if (values.isEmpty()) {
            statement.setObject(index, "{}", Types.OTHER);
            return;
        }
        statement.setArray(index, array(statement.getConnection(), type.isEmpty() ? "text" : type, values));
    }

    private static java.sql.Array array(Connection connection, String type, List<Object> values) throws SQLException {
        return connection.createArrayOf(type, (Object[]) nested(values));
    }

    private static Object nested(Object value) {
        var isList = value instanceof Collection<?> || value != null && value.getClass().isArray() && !(value instanceof byte[]);
        return isList ? elements(value).stream().map(Binding::nested).toArray() : simple(value);
    }

    /// The type of the elements; empty if there are none but nulls.
    private static String type(Object value) {
        var simple = simple(value);
        return switch (simple) {
            case null -> "";
            case Collection<?> values -> values.stream().map(Binding::type).filter(type -> !type.isEmpty())
                .reduce(Binding::wider).orElse("");
            case byte[] _ -> "bytea";
            case Integer _, Short _ -> "int4";
            case Long _ -> "int8";
            case Float _, Double _ -> "float8";
            case BigDecimal _ -> "numeric";
            case Boolean _ -> "bool";
            case UUID _ -> "uuid";
            case LocalDate _ -> "date";
            case LocalDateTime _ -> "timestamp";
            case OffsetDateTime _ -> "timestamptz";
            case Map<?, ?> _ -> throw Failure.usage("A list of maps is no array of PostgreSQL's.");
            default -> simple.getClass().isArray() ? type(elements(simple)) : "text";
        };
    }

    private static String wider(String one, String other) {
        var numbers = List.of("int4", "int8", "numeric", "float8");
        return one.equals(other) ? one : numbers.contains(one) && numbers.contains(other)
            ? numbers.get(Math.max(numbers.indexOf(one), numbers.indexOf(other))) : "text";
    }
}

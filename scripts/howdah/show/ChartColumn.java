package howdah.show;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A column of rows as numbers along an axis.
final class ChartColumn {

    /// Beyond that differences of values, and what is drawn of them, are not finite any more.
    private static final double LARGEST = 1e300;
    /// As PostgreSQL writes [dates and timestamps](https://www.postgresql.org/docs/current/datatype-datetime.html).
    private static final Pattern TIME = Pattern.compile("(\\d{4,6}-\\d\\d-\\d\\d)"
        + "(?:[ T](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)(?:Z|[+-]\\d\\d(?::?\\d\\d)*)?)?");
    private static final Pattern NEVER = Pattern.compile("-?infinity");

    private final String name;
    private final boolean number;
    private final List<Object> values;
    private final boolean time;

    ChartColumn(Table table, int column) {
        this.name = table.columns().get(column).name().isEmpty() ? "value" : table.columns().get(column).name();
        this.number = table.columns().get(column).number();
        this.values = table.rows().stream().map(row -> row.get(column))
            .map(value -> value == Table.ABSENT ? null : value).toList();
        this.time = values.stream().anyMatch(value -> value != null && !isNever(value))
            && values.stream().filter(Objects::nonNull).allMatch(value -> isNever(value) || milliseconds(value).isPresent());
    }

    String name() {
        return name;
    }

    boolean isNumber() {
        return number || values.stream().allMatch(Objects::isNull);
    }

    boolean isTime() {
        return time && !number;
    }

    /// Of what kind an axis is that it stands along.
    Chart.Axis axis() {
        boolean dates = isTime() && IntStream.range(0, values.size()).mapToObj(this::at).flatMapToDouble(OptionalDouble::stream)
            .allMatch(TimeTicks::isMidnight);
        return isNumber() ? Chart.Axis.NUMBERS : dates ? Chart.Axis.DATES : isTime() ? Chart.Axis.TIMES : Chart.Axis.LABELS;
    }

    boolean isNull(int row) {
        return values.get(row) == null;
    }

    String text(int row) {
        return Value.text(values.get(row));
    }

    /// Of what type the first value is that is there, for people.
    String type() {
        return values.stream().filter(Objects::nonNull).findFirst()
            .map(value -> "such as " + Markup.cut(Value.text(value), 40)).orElse("");
    }

    /// Empty for NULL and for what is not finite.
    OptionalDouble at(int row) {
        Object value = values.get(row);
        if (value == null) {
            return OptionalDouble.empty();
        }
        double at = isTime() ? milliseconds(value).orElse(Double.NaN)
            : value instanceof Number given ? given.doubleValue() : Double.parseDouble(value.toString());
        return Math.abs(at) <= LARGEST ? OptionalDouble.of(at) : OptionalDouble.empty();
    }

    private static boolean isNever(Object value) {
        return value instanceof String text && NEVER.matcher(text).matches();
    }

    private static OptionalDouble milliseconds(Object value) {
        return switch (value) {
            case LocalDate date -> of(date.atStartOfDay());
            case LocalDateTime time -> of(time);
            case Instant instant -> of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            case OffsetDateTime time -> of(time.toLocalDateTime());
            case ZonedDateTime time -> of(time.toLocalDateTime());
            case java.sql.Date date -> of(date.toLocalDate().atStartOfDay());
            case Timestamp time -> of(time.toLocalDateTime());
            case java.sql.Time _ -> OptionalDouble.empty();
            case Date date -> of(LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault()));
            case String text -> ofText(text);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble ofText(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return OptionalDouble.empty();
        }
        try {
            String date = time.group(1).length() > 10 ? "+" + time.group(1) : time.group(1);
            return of(LocalDateTime.parse(date + "T" + (time.group(2) == null ? "00:00" : time.group(2))));
        } catch (RuntimeException noSuchDay) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble of(LocalDateTime time) {
        return OptionalDouble.of(time.toEpochSecond(ZoneOffset.UTC) * 1000.0 + time.getNano() / 1e6);
    }
}

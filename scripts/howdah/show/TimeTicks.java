package howdah.show;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// Round times along an axis: seconds, minutes, hours, days, weeks, months or years.
final class TimeTicks {

    private static final double SECOND = 1000;
    private static final double MINUTE = 60 * SECOND;
    private static final double HOUR = 60 * MINUTE;
    static final double DAY = 24 * HOUR;
    private static final double MONTH = 30.44 * DAY;
    private static final double YEAR = 365.25 * DAY;
    /// 1970 began on a Thursday.
    private static final double FIRST_MONDAY = 4 * DAY;
    private static final double[] STEPS = {SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE,
        2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY,
        2 * DAY, 7 * DAY, 14 * DAY};
    private static final int[] MONTHS = {1, 3, 6};

    private TimeTicks() {
    }

    /// @param shortest how long a step is at least
    static Ticks around(double least, double most, int about, double shortest) {
        double wanted = Math.max(shortest, (most - least) / about);
        if (wanted < SECOND) {
            return even(least, most, Ticks.step(Math.max(wanted, 0.001)), 0);
        }
        for (double step : STEPS) {
            if (step >= wanted) {
                return even(least, most, step, step >= 7 * DAY ? FIRST_MONDAY : 0);
            }
        }
        for (int months : MONTHS) {
            if (months * MONTH >= wanted) {
                return months(least, most, months);
            }
        }
        return months(least, most, 12 * (int) Math.max(1, Ticks.step(wanted / YEAR)));
    }

    private static Ticks even(double least, double most, double step, double origin) {
        long first = (long) Math.floor((least - origin) / step);
        long last = (long) Math.floor((most - origin) / step) + 1;
        double[] values = LongStream.rangeClosed(first, last).mapToDouble(i -> origin + i * step).toArray();
        boolean dated = step >= DAY || DoubleStream.of(values).skip(1).limit(Math.max(0, values.length - 2))
            .anyMatch(TimeTicks::isMidnight);
        return Ticks.of(values, label(step), dated ? "" : "from " + time(values[0]).toLocalDate());
    }

    private static DoubleFunction<String> label(double step) {
        var format = written(step >= MINUTE ? "HH:mm" : step >= SECOND ? "HH:mm:ss" : "HH:mm:ss.SSS");
        return value -> isMidnight(value) ? time(value).toLocalDate().toString() : format.apply(value);
    }

    static boolean isMidnight(double value) {
        return value % DAY == 0;
    }

    private static Ticks months(double least, double most, int step) {
        LocalDateTime begin = time(least);
        long months = Math.floorDiv(begin.getYear() * 12L + begin.getMonthValue() - 1, step) * step;
        LocalDateTime tick = LocalDateTime.of((int) Math.floorDiv(months, 12L), (int) Math.floorMod(months, 12L) + 1, 1, 0, 0);
        List<Double> values = new ArrayList<>();
        while (values.isEmpty() || values.getLast() <= most) {
            values.add(tick.toEpochSecond(ZoneOffset.UTC) * SECOND);
            tick = tick.plus(step, ChronoUnit.MONTHS);
        }
        return Ticks.of(values.stream().mapToDouble(Double::doubleValue).toArray(),
            written(step % 12 == 0 ? "uuuu" : "uuuu-MM"), "");
    }

    private static DoubleFunction<String> written(String pattern) {
        var format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return value -> time(value).format(format);
    }

    static LocalDateTime time(double milliseconds) {
        long seconds = (long) Math.floor(milliseconds / SECOND);
        return LocalDateTime.ofEpochSecond(seconds, (int) ((milliseconds - seconds * SECOND) * 1e6), ZoneOffset.UTC);
    }
}

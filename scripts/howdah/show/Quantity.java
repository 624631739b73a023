package howdah.show;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// A number as people read it: whole ones in groups of three digits, others with three digits that count.
final class Quantity {

    private static final int DIGITS = 3;
    private static final BigDecimal SMALLEST = new BigDecimal("0.0001");
    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final String[] BYTES = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private Quantity() {
    }

    /// @param unit written behind it; `bytes` are written in 1024s of them, as `pg_size_pretty` does; empty for none
    static String text(Number value, String unit) {
        if (value == null) {
            return "NULL";
        }
        if (!isDecimal(value)) {
            return value.toString();
        }
        return unit.equals("bytes") ? bytes(new BigDecimal(value.toString())) : text(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /// Without a unit.
    static String text(Number value) {
        if (!isDecimal(value)) {
            return value.toString();
        }
        var number = new BigDecimal(value.toString());
        var size = number.abs();
        if (size.compareTo(LARGEST) >= 0 || number.signum() != 0 && size.compareTo(SMALLEST) < 0) {
            return String.format(Locale.ROOT, "%.2e", number);
        }
        return String.format(Locale.ROOT, "%,." + decimals(number) + "f", number);
    }

    private static boolean isDecimal(Number value) {
        return !(value instanceof Double || value instanceof Float) || Double.isFinite(value.doubleValue());
    }

    private static int decimals(BigDecimal number) {
        return Math.max(0, number.round(new MathContext(DIGITS)).stripTrailingZeros().scale());
    }

    private static String bytes(BigDecimal value) {
        var number = value;
        int step = 0;
        while (number.abs().compareTo(BigDecimal.valueOf(1024)) >= 0 && step < BYTES.length - 1) {
            number = number.divide(BigDecimal.valueOf(1024), 6, RoundingMode.HALF_UP);
            step++;
        }
        return text(number) + " " + BYTES[step];
    }
}

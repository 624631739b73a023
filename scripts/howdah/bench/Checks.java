package howdah.bench;

import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The checks of all exercises, on their solutions.
final class Checks implements Kind {

    private static final int SLOWEST = 10;
    private static final double LIMIT_SECONDS = 2;

    /// What the program prints: seconds.
    ///
    /// @param each by the names of exercises
    private record Measured(Map<String, Double> each, double serial, double parallel) {
    }

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public void measure(Machine machine, Report report) throws Exception {
        machine.progress().update("checks: preparing");
        var measured = machine.jbang("tests/bench/CheckTimes.java").run("checks").json(new TypeToken<Measured>() { });
        var count = measured.each().size();
        report.add(Row.alone("check of an exercise, none prepared", "s", new Figures(List.copyOf(measured.each().values())),
            LIMIT_SECONDS));
        report.add(new Row("check of all %d exercises, two at a time".formatted(count), "s", Figures.of(measured.parallel()),
            "one after the other", Figures.of(measured.serial()), Row.REPORTED));
        report.note("Of %d exercises, whose checks were measured once each, these take longest: %s.".formatted(count,
            measured.each().entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(SLOWEST)
                .map(each -> "%s %s s".formatted(each.getKey(), Figures.number(each.getValue())))
                .collect(Collectors.joining(", "))));
    }
}

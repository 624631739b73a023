package howdah.bench;

import howdah.bench.Beside.Measured;
import java.util.List;

/// How long a lesson takes, and the server that it starts, beside zonky's library as it comes.
final class Starts implements Kind {

    @Override
    public String name() {
        return "starts";
    }

    @Override
    public void measure(Machine machine, Report report) throws Exception {
        var zonky = machine.jbang("run", "tests/bench/ZonkyLesson.java").with("HOWDAH_AOT", "0");
        Measured zonkyReady = () -> zonky.run().readySeconds().getFirst();
        for (var each : List.of(
            new Beside("embedded server ready, cluster exists",
                () -> machine.jbang("tests/bench/ServerReady.java").run().readySeconds().getFirst(),
                "zonky's default start", zonkyReady, 0.10),
            new Beside("lesson 1, second run", () -> machine.jbang("lessons/lesson01.java").run().seconds(),
                "its statements on zonky's default start, plain JBang", () -> zonky.run().seconds(), 0.25))) {
            report.add(each.measure(machine));
        }
    }
}

package howdah.bench;

import java.util.ArrayList;
import java.util.List;

/// Two commands that are run in turn.
///
/// @param limit of the ratio
record Beside(String what, Measured ours, String peer, Measured theirs, double limit) {

    /// What a run of a command counts for, in seconds.
    interface Measured {
        double seconds() throws Exception;
    }

    /// The first runs build, download and fill caches.
    Row measure(Machine machine) throws Exception {
        machine.progress().update(what + ": first runs, which fill the caches");
        ours.seconds();
        theirs.seconds();
        machine.settle();
        ours.seconds();
        List<Double> howdah = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (var turn = 1; turn <= machine.runs(); turn++) {
            machine.progress().update("%s: run %d of %d".formatted(what, turn, machine.runs()));
            howdah.add(ours.seconds());
            others.add(theirs.seconds());
        }
        return new Row(what, "s", new Figures(howdah), peer, new Figures(others), limit);
    }
}

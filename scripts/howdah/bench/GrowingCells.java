package howdah.bench;

import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Thousands of cells in one kernel: how long they take together, and what memory the kernel holds.
final class GrowingCells implements Kind {

    private static final String CELLS = "5000";

    /// What the program prints: by how many cells were run.
    private record Measured(Map<Integer, Double> seconds, Map<Integer, Double> memory) {
    }

    @Override
    public String name() {
        return "cells";
    }

    @Override
    public void measure(Machine machine, Report report) throws Exception {
        var peers = Peers.install(machine);
        if (peers.have(List.of("jupyter_client"), "How a kernel grows with its cells", report)) {
            var measured = Kernels.jupyter(machine, peers.python(), "tests/bench/cells.py", CELLS).run("cells")
                .json(new TypeToken<Measured>() { });
            report.add(new Growth("cells of a notebook, all together", "s", "cells", figures(measured.seconds())));
            report.add(new Growth("what the kernel holds in memory", "MiB", "cells", figures(measured.memory())));
        }
    }

    private static TreeMap<Integer, Figures> figures(Map<Integer, Double> byCells) {
        var figures = new TreeMap<Integer, Figures>();
        byCells.forEach((cells, figure) -> figures.put(cells, Figures.of(figure)));
        return figures;
    }
}

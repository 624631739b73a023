package howdah.bench;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Jupyter kernels, as their client sees them.
final class Kernels implements Kind {

    private static final String OURS = "howdah";

    /// Who is measured, what it is called here, and what it needs.
    private enum Peer {
        NONE("", ""),
        JAVA("JJava", "java", "jjava"),
        PYTHON("ipykernel", "python3", "ipykernel"),
        JUPYSQL("JupySQL on ipykernel", "jupysql", "ipykernel", "jupysql", "psycopg2-binary");

        private final String title;
        private final String kernel;
        private final List<String> packages;

        Peer(String title, String kernel, String... packages) {
            this.title = title;
            this.kernel = kernel;
            this.packages = List.of(packages);
        }
    }

    /// A row, and the name of its figure.
    private record Line(String what, Peer peer, double limit, String unit, String figure) {

        Figures figures(List<Map<String, Double>> runs) {
            return new Figures(runs.stream().map(run -> run.get(figure)).toList());
        }
    }

    private static final List<Line> LINES = List.of(
        new Line("kernel ready", Peer.JAVA, 0.25, "s", "ready"),
        new Line("kernel ready", Peer.PYTHON, 1.0, "s", "ready"),
        new Line("kernel ready, first cell done", Peer.JAVA, 0.30, "s", "first"),
        new Line("kernel ready for jupyter_client, 0.2 s of silence included", Peer.JAVA, Row.REPORTED, "s", "settled"),
        new Line("kernel ready for jupyter_client, first cell done", Peer.JAVA, Row.REPORTED, "s", "after"),
        new Line("Java cell", Peer.JAVA, 0.33, "ms", "cell"),
        new Line("completion in a cell", Peer.JAVA, 0.35, "ms", "complete"),
        new Line("kernel's peak memory", Peer.JAVA, 0.80, "MiB", "rss"),
        new Line("SQL cell: SELECT 1", Peer.NONE, 10, "ms", "sql"),
        new Line("SQL cell: SELECT 1", Peer.JUPYSQL, Row.REPORTED, "ms", "sql"),
        new Line("SQL cell: 1,000 rows", Peer.NONE, 50, "ms", "rows"),
        new Line("SQL cell: 1,000 rows", Peer.JUPYSQL, Row.REPORTED, "ms", "rows"),
        new Line("SQL cell: a million rows, the first shown", Peer.NONE, 0.5, "s", "page"),
        new Line("by which that makes the kernel grow", Peer.NONE, 50, "MiB", "growth"));

    @Override
    public String name() {
        return "kernels";
    }

    @Override
    public void measure(Machine machine, Report report) throws Exception {
        var peers = Peers.install(machine);
        if (!peers.have(List.of("jupyter_client"), "Everything about kernels", report)) {
            return;
        }
        var there = Stream.of(Peer.values())
            .filter(peer -> peers.have(peer.packages, "Every row of kernels beside " + peer.title, report)).toList();
        var runs = runs(machine, peers.python(), there);
        for (var line : LINES) {
            if (there.contains(line.peer())) {
                var ours = line.figures(runs.get(OURS));
                report.add(line.peer() == Peer.NONE ? Row.alone(line.what(), line.unit(), ours, line.limit())
                    : new Row(line.what(), line.unit(), ours, line.peer().title, line.figures(runs.get(line.peer().kernel)),
                        line.limit()));
            }
        }
    }

    private static Map<String, List<Map<String, Double>>> runs(Machine machine, String python, List<Peer> peers)
            throws IOException, InterruptedException {
        var json = machine.scratch().resolve("kernels.json");
        var command = jupyter(machine, python, "tests/bench/kernels.py", "-n", "" + machine.runs(), "--json", json.toString())
            .and(OURS).and(peers.stream().map(peer -> peer.kernel).filter(name -> !name.isEmpty()).toArray(String[]::new));
        command.run("kernels");
        return new Gson().fromJson(Files.readString(json), new TypeToken<Map<String, List<Map<String, Double>>>>() { });
    }

    /// A Python program that finds our kernel, in a place of the bench's own, and the peers', with this process's Java.
    static Command jupyter(Machine machine, String python, String... words) throws IOException, InterruptedException {
        machine.progress().update("kernels: installing ours");
        machine.jbang("kernel", "install", "--prefix", machine.scratch().toString()).run("kernels");
        return machine.command(python).and(words)
            .with("JUPYTER_PATH", machine.scratch().resolve("share/jupyter").toString())
            .with("JUPYTER_RUNTIME_DIR", machine.scratch().resolve("runtime").toString())
            .with("PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH"));
    }
}

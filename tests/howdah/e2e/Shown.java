package howdah.e2e;

import java.util.List;
import java.util.stream.Stream;

/// A text as it is compared between two runs: without what differs from one to the next, and from screen to screen.
final class Shown {

    private Shown() {
    }

    /// Its lines, without widths, times and the bars that are as long as these, ports, numbers of processes, names of databases,
    /// costs and what a server had in its buffers, and without progress, which a terminal wipes out.
    static List<String> lines(String text) {
        return Stream.of(text.split("\n")).map(line -> line.replaceAll("[─═-]{2,}", "─").replaceAll("\\s+", " ")
            .replaceAll("buffers: .*", "BUFFERS").replaceAll("howdah_\\w+", "DATABASE")
            .replaceAll("\\d+([.,]\\d+)? ?(ms|s)\\b", "TIME").replaceAll("\\d+\\.\\d+|\\d+(\\.\\d+)?(?= times cheaper)", "NUMBER")
            .replaceAll("\\b\\d{3,}\\b(?!\\s│\\sabc)", "NUMBER").replaceAll("TIME [█▉▊▋▌▍▎▏]+", "TIME").strip())
            .filter(line -> !line.isEmpty() && !line.startsWith("Waiting for ")).toList();
    }
}

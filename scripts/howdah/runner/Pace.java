package howdah.runner;

import java.util.List;

/// How long a demo that runs by itself stays at what it shows, in milliseconds.
///
/// @param factor twice as fast with 2
record Pace(double factor) {

    private static final int PER_WORD = 220;
    private static final int PER_CHARACTER = 35;
    private static final int PER_LINE = 300;
    private static final int LEAST = 1200;
    private static final int MOST = 12_000;

    long reading(String prose) {
        return scaled(LEAST + (long) PER_WORD * prose.split("\\s+").length);
    }

    long typing() {
        return Math.round(PER_CHARACTER / factor);
    }

    long beforeRunning() {
        return scaled(LEAST);
    }

    long looking(List<String> shown) {
        return scaled(LEAST + PER_LINE * shown.stream().mapToLong(text -> text.lines().count()).sum());
    }

    private long scaled(long milliseconds) {
        return Math.round(Math.min(milliseconds, MOST) / factor);
    }
}

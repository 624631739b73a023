package howdah.show;

import java.util.Optional;
import java.util.stream.IntStream;

/// Shares the width of a line among columns.
final class Columns {

    private Columns() {
    }

    /// Columns that want little get it; the others get the same width each, as much as there is room for.
    ///
    /// @param wanted for each column the width that it wants
    /// @param least  for each column the width that it cannot do without
    /// @return empty if there is not even room for the least
    static Optional<int[]> share(int[] wanted, int[] least, int room) {
        return IntStream.iterate(IntStream.of(wanted).max().orElse(0), limit -> limit >= 0, limit -> limit - 1)
            .mapToObj(limit -> limited(wanted, least, limit))
            .filter(widths -> IntStream.of(widths).sum() <= room).findFirst();
    }

    private static int[] limited(int[] wanted, int[] least, int limit) {
        return IntStream.range(0, wanted.length).map(i -> Math.min(wanted[i], Math.max(limit, least[i]))).toArray();
    }
}

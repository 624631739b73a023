package howdah.kernel.cell;

/// A cell that is to be run.
///
/// @param number   the `In [number]` of the front end
/// @param id       that of the notebook's cell, as far as the front end tells it; else empty
/// @param source   what stands in it
/// @param isSilent whether nothing is displayed of it, and it has no number of its own
public record Cell(int number, String id, String source, boolean isSilent) {
}

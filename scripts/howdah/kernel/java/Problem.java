package howdah.kernel.java;

/// What the compiler says against a cell.
///
/// @param code    the compiler's own name for it, such as `compiler.err.cant.resolve.location`
/// @param message of one or several lines
/// @param place   in chars of the cell, as are start and end
record Problem(String code, String message, int place, int start, int end) {

    Problem shifted(int by) {
        return new Problem(code, message, place + by, start + by, end + by);
    }
}

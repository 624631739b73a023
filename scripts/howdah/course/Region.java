package howdah.course;

/// A stretch of a lesson's text.
///
/// @param start of its first character, counted from 0
/// @param end   behind its last character
record Region(int start, int end) {

    String of(String text) {
        return text.substring(start, end);
    }

    /// The whole lines that it touches, without the last line end.
    Region lines(String text) {
        var lineEnd = text.indexOf('\n', end);
        return new Region(text.lastIndexOf('\n', start - 1) + 1, lineEnd < 0 ? text.length() : lineEnd);
    }
}

package howdah.kernel.java;

/// A cell's text, with its number.
record Source(int cell, String text) {

    /// `cell [3]`.
    String name() {
        return "cell [" + cell + "]";
    }

    /// The line of a place, counted from 1.
    int line(int place) {
        return 1 + (int) text.substring(0, Math.clamp(place, 0, text.length())).chars().filter(letter -> letter == '\n').count();
    }

    int lineStart(int place) {
        return text.lastIndexOf('\n', Math.clamp(place, 0, text.length()) - 1) + 1;
    }

    /// The text of a line, counted from 1; empty if there is no such line.
    String lineText(int line) {
        return text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    }

    String lineAt(int place) {
        var start = lineStart(place);
        var end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end).replace("\r", "");
    }
}

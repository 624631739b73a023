package howdah.runner;

import java.util.stream.Collectors;

/// Code on a screen that is too narrow for some of its lines: these are continued on the next one, further in.
final class NarrowCode {

    private static final String FURTHER_IN = " ".repeat(8);

    private NarrowCode() {
    }

    /// @param width in characters; where a line has no place to be broken at, it stays as it is
    static String fit(String source, int width) {
        return source.lines().map(line -> fitLine(line, width)).collect(Collectors.joining("\n"));
    }

    private static String fitLine(String line, int width) {
        var fitted = new StringBuilder();
        var rest = line;
        for (var end = end(rest, width); end > 0; end = end(rest, width)) {
            fitted.append(rest.substring(0, end).stripTrailing()).append('\n');
            rest = line.substring(0, begin(line)) + FURTHER_IN + rest.substring(end).stripLeading();
        }
        return fitted.append(rest).toString();
    }

    private static int begin(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// The last blank within the width that stands in no text, else the last point before a name; 0 if there is neither, or no need.
    private static int end(String line, int width) {
        var blank = 0;
        var point = 0;
        var isText = false;
        for (var i = begin(line) + 1; line.length() > width && i < width; i++) {
            var isFar = !isText && i > begin(line) + FURTHER_IN.length();
            if (line.charAt(i) == '"' && line.charAt(i - 1) != '\\') {
                isText = !isText;
            } else if (isFar && line.charAt(i) == ' ') {
                blank = i;
            } else if (isFar && line.charAt(i) == '.' && Character.isLowerCase(line.charAt(i + 1))) {
                point = i;
            }
        }
        return blank > 0 ? blank : point;
    }
}

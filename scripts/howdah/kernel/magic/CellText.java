package howdah.kernel.magic;

import howdah.kernel.magic.MagicScan.Found;
import howdah.kernel.magic.MagicScan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The text of a cell: where its magics stand, and the parts in which it is run.
final class CellText {

    /// A magic that a place is within.
    ///
    /// @param start    of its cell or its line
    /// @param nameEnd  where its name ends, which begins at `nameStart`
    record Place(String name, int start, int nameStart, int nameEnd, int end, boolean isHead) {
    }

    private static final Pattern HEAD = Pattern.compile("(?:[ \\t\\f]*\\R)*+[ \\t\\f]*%%([A-Za-z]\\w*)([^\\r\\n]*)\\R?");
    private static final String CALL = "howdah.kernel.magic.Magics.%scall(\"%s\", \"%s\");";
    /// What a magic gives, where `var` could not tell.
    private static final Map<String, String> TYPES = Map.of("sql", "<java.util.List<java.util.Map<String, Object>>>");

    private final String source;

    CellText(String source) {
        this.source = source;
    }

    List<Part> parts() {
        return head().<List<Part>>map(head -> List.of(new Part.Head(head.group(1), head.group(2).strip(),
            source.substring(head.end()), line(head.start(1)), head.start(1) - 2))).orElseGet(this::lines);
    }

    private Optional<Matcher> head() {
        return Optional.of(HEAD.matcher(source)).filter(Matcher::lookingAt);
    }

    private List<Part> lines() {
        var found = new MagicScan(source).found();
        var directives = found.stream().filter(each -> each.kind() == Kind.DIRECTIVE).map(this::part);
        return Stream.concat(directives, lines(found).stream()).toList();
    }

    private List<Part> lines(List<Found> found) {
        var parts = new ArrayList<Part>();
        var java = new StringBuilder();
        var start = 0;
        var at = 0;
        for (var each : found) {
            if (each.kind() == Kind.CALL) {
                java.append(source, at, each.start()).append(call(each));
                at = each.end();
            } else if (each.kind() == Kind.LINE) {
                java(java.append(source, at, each.start()), start).ifPresent(parts::add);
                parts.add(part(each));
                java.setLength(0);
                start = each.end();
                at = start;
            }
        }
        java(java.append(source, at, source.length()), start).ifPresent(parts::add);
        return parts;
    }

    /// Without the blank lines around it.
    private Optional<Part> java(CharSequence text, int start) {
        var java = text.toString();
        var blanks = java.substring(0, java.length() - java.stripLeading().length());
        var begin = Math.max(blanks.lastIndexOf('\n'), blanks.lastIndexOf('\r')) + 1;
        return Optional.of(java).filter(each -> !each.isBlank()).map(each ->
            new Part.Java(each.substring(begin).stripTrailing(), line(start + begin), start + begin));
    }

    private Part part(Found found) {
        return new Part.Line(found.name(), found.arguments(), line(found.start()), found.start());
    }

    private static String call(Found found) {
        var arguments = found.arguments().replaceFirst(";$", "");
        return CALL.formatted(TYPES.getOrDefault(found.name(), ""), found.name(),
            arguments.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private int line(int offset) {
        return source.substring(0, offset).split("\\R", -1).length;
    }

    /// Without the magics that stand on lines of their own, whose lines are left blank.
    String java() {
        var java = new StringBuilder(source);
        for (var each : new MagicScan(source).found()) {
            if (each.kind() == Kind.LINE) {
                java.replace(each.start(), each.end(), " ".repeat(each.end() - each.start()));
            }
        }
        return java.toString();
    }

    /// The magic that a place is within, behind the first letter of its name.
    Optional<Place> magicAt(int cursor) {
        return head().map(head -> new Place(head.group(1), 0, head.start(1), head.end(1), source.length(), true))
            .or(() -> new MagicScan(source).found().stream()
                .filter(each -> each.nameStart() < cursor && cursor <= each.end()).findFirst()
                .map(each -> new Place(each.name(), each.start(), each.nameStart(), each.nameEnd(), each.end(), false)))
            .filter(place -> place.nameStart() < cursor);
    }
}

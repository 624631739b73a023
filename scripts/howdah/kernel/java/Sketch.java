package howdah.kernel.java;

import java.util.ArrayList;
import java.util.List;

/// A cell that need not be right or whole, written as one class, so that the compiler finds out what its words mean: its types
/// and methods are members, all else is in one method. Nothing of it is run.
final class Sketch {

    private final String text;
    private final StringBuilder source = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    /// A part of the cell as it stands in the class.
    private record Part(int cellStart, int cellEnd, int start) {
    }

    private Sketch(String text) {
        this.text = text;
    }

    static final String NAME = "$Cell$0";

    /// @param imports what stands before the class
    static Sketch of(String text, String imports) {
        var pieces = Pieces.of(text);
        var sketch = new Sketch(text);
        sketch.source.append(imports);
        pieces.stream().filter(each -> each.kind() == Piece.Kind.IMPORT).forEach(each -> sketch.add(each, "", ";\n"));
        sketch.source.append("\nclass ").append(NAME).append(" {\n");
        pieces.stream().filter(Sketch::isMember).forEach(each -> sketch.add(each, sketch.isStatic(each) ? "" : "static ", "\n"));
        sketch.source.append("static void do_it$() throws java.lang.Throwable {\n");
        for (var piece : pieces) {
            if (piece.kind() != Piece.Kind.IMPORT && !isMember(piece)) {
                sketch.add(piece, piece.kind() == Piece.Kind.EXPRESSION && sketch.isValue(piece) ? "Object value$%d = "
                    .formatted(piece.start()) : "", ";\n");
            }
        }
        sketch.source.append("}}\n");
        return sketch;
    }

    private static boolean isMember(Piece piece) {
        return piece.kind() == Piece.Kind.TYPE || piece.kind() == Piece.Kind.METHOD;
    }

    private boolean isStatic(Piece piece) {
        return piece.text(text).matches("(?s)(\\w+\\s+)*static\\s.*");
    }

    /// Whether it would be no statement: no call, and no assignment.
    private boolean isValue(Piece piece) {
        return !piece.text(text).matches("(?s).*[)=+\\-]\\s*;?") && !piece.text(text).matches("(?s)[^=!<>(]+=[^=].*");
    }

    private void add(Piece piece, String before, String after) {
        source.append(before);
        parts.add(new Part(piece.start(), piece.end(), source.length()));
        source.append(text, piece.start(), piece.end()).append(piece.endsWithSemicolon() ? "\n" : after);
    }

    String source() {
        return source.toString();
    }

    /// Where a place of the class is in the cell; -1 if nowhere.
    int placeInCell(int inClass) {
        return parts.stream().filter(each -> each.start() <= inClass
            && inClass <= each.start() + each.cellEnd() - each.cellStart())
            .mapToInt(each -> each.cellStart() + inClass - each.start()).findFirst().orElse(-1);
    }

    /// Where a place of the cell is in the class; -1 if nowhere.
    int place(int inCell) {
        return parts.stream().filter(each -> each.cellStart() <= inCell && inCell <= each.cellEnd())
            .mapToInt(each -> each.start() + inCell - each.cellStart()).findFirst().orElse(-1);
    }
}

package howdah.kernel.java;

/// A part of a cell that JShell takes at once.
///
/// @param name  what it declares; empty if nothing
/// @param start where its text begins in the cell
/// @param end   where it ends: after its semicolon, if it has one
/// @param line  the cell's line at which it begins, counted from 1
record Piece(Kind kind, String name, int start, int end, int line, boolean endsWithSemicolon) {

    enum Kind {
        IMPORT, TYPE, METHOD, VARIABLE, STATEMENT, EXPRESSION,
        /// A `switch`, which is one or the other.
        SWITCH;

        boolean isDeclaration() {
            return this == IMPORT || this == TYPE || this == METHOD || this == VARIABLE;
        }
    }

    String text(String source) {
        return source.substring(start, end);
    }
}

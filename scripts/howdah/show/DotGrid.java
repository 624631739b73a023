package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// Dots on paper: eight to a character as [braille](https://www.unicode.org/charts/PDF/U2800.pdf), or one to a character.
final class DotGrid {

    private static final char EMPTY = '\u2800';
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final boolean braille;
    private final int width;
    private final int height;
    private final char[][] characters;

    /// @param columns in characters
    /// @param rows    in characters
    DotGrid(int columns, int rows, boolean braille) {
        this.braille = braille;
        this.width = columns * (braille ? 2 : 1);
        this.height = rows * (braille ? 4 : 1);
        this.characters = new char[rows][columns];
    }

    /// @param x    from 0, at the left, to 1
    /// @param y    from 0, at the bottom, to 1
    /// @param mark what a dot is, unless it is one of braille
    void dot(double x, double y, char mark) {
        put(column(x), row(y), mark);
    }

    void line(double fromX, double fromY, double toX, double toY, char mark) {
        int steps = Math.max(1, Math.max(Math.abs(column(toX) - column(fromX)), Math.abs(row(toY) - row(fromY))));
        for (int step = 0; step <= steps; step++) {
            double part = (double) step / steps;
            dot(fromX + (toX - fromX) * part, fromY + (toY - fromY) * part, mark);
        }
    }

    private int column(double x) {
        return Math.clamp(Math.round(x * (width - 1)), 0, width - 1);
    }

    private int row(double y) {
        return Math.clamp(Math.round((1 - y) * (height - 1)), 0, height - 1);
    }

    private void put(int column, int row, char mark) {
        if (braille) {
            characters[row / 4][column / 2] |= (char) (EMPTY | BITS[row % 4][column % 2]);
        } else {
            characters[row][column] = mark;
        }
    }

    /// From top to bottom, without blanks at their ends.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (char[] row : characters) {
            lines.add(new String(row).replace('\0', ' ').stripTrailing());
        }
        return lines;
    }
}

package howdah.runner;

import java.util.ArrayList;
import java.util.List;

/// The line at the bottom of a transcript: which keys there are, while one is waited for. It leaves no trace.
final class StatusLine {

    private static final String SEPARATOR = " · ";

    private final Console console;
    private int length;

    StatusLine(Console console) {
        this.console = console;
    }

    /// Shows as many of the items as fit, in their order; the first and the last one always.
    void show(List<String> items) {
        clear();
        var line = fitting(items, console.columns() - 1);
        length = line.length();
        console.print(line);
    }

    private static String fitting(List<String> items, int columns) {
        var left = new ArrayList<>(items);
        while (left.size() > 2 && String.join(SEPARATOR, left).length() > columns) {
            left.remove(left.size() - 2);
        }
        var line = String.join(SEPARATOR, left);
        return line.substring(0, Math.min(line.length(), Math.max(columns, 1)));
    }

    /// Asks for a number of up to three digits.
    ///
    /// @return empty if none was typed
    String ask(String question) {
        var typed = new StringBuilder();
        while (true) {
            show(List.of(question + typed));
            var event = console.take();
            clear();
            switch (event) {
                case Console.Key(var key) when key.matches("\\d") && typed.length() < 3 -> typed.append(key);
                case Console.Key(var key) when key.equals(Keys.BACKSPACE) -> typed.setLength(Math.max(0, typed.length() - 1));
                case Console.Key(var key) when key.equals(Keys.ENTER) -> {
                    return typed.toString();
                }
                case Console.Key(var key) when List.of(Keys.ESCAPE, Keys.CTRL_C, "q").contains(key) -> {
                    return "";
                }
                case Console.HangUp hangUp -> {
                    console.post(hangUp);
                    return "";
                }
                default -> {
                    // no digit
                }
            }
        }
    }

    /// Takes the line away; a terminal that has become narrower has broken it into several.
    void clear() {
        if (length > 0) {
            var linesAbove = (length - 1) / Math.max(console.columns(), 1);
            console.print("\r" + (linesAbove > 0 ? "\u001b[" + linesAbove + "A" : "") + "\u001b[J");
            length = 0;
        }
    }
}

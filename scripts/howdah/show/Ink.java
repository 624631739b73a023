package howdah.show;

/// Weights and colours for a terminal, or none where nothing would understand them.
///
/// The colours are those of the terminal's own palette that stand out on light and on dark backgrounds.
enum Ink {
    PLAIN, COLORED;

    String bold(String text) {
        return with("1", text);
    }

    String dim(String text) {
        return with("2", text);
    }

    String red(String text) {
        return with("1;31", text);
    }

    String cyan(String text) {
        return with("36", text);
    }

    String green(String text) {
        return with("32", text);
    }

    String magenta(String text) {
        return with("35", text);
    }

    private String with(String attributes, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + attributes + "m" + text + "\u001b[0m";
    }
}

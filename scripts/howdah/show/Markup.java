package howdah.show;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// An element of HTML or SVG that is built up from its attributes, texts and children; both a browser and an XML parser read it.
///
/// Whatever is put in as text stands there as text: characters that mean something in markup are escaped, control characters
/// and those that turn the direction of writing are made visible as [Alphabet] does it.
final class Markup {

    private static final Alphabet ALPHABET = Alphabet.of(StandardCharsets.UTF_8);
    private static final int DECIMALS = 2;

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Markup(String name) {
        this.name = name;
    }

    /// An element that is not void: it always has an end tag.
    static Markup of(String name) {
        return new Markup(name);
    }

    /// An element that holds a text on one line.
    static Markup of(String name, String text) {
        return of(name).text(text);
    }

    /// How many columns of a fixed-width font a text takes, once it is on one line.
    static int width(String text) {
        return Clusters.width(ALPHABET.line(text));
    }

    /// A text on one line of at most so many columns.
    static String cut(String text, int width) {
        return ALPHABET.cut(text, width);
    }

    Markup with(String attribute, String value) {
        attributes.append(' ').append(attribute).append("=\"").append(escaped(ALPHABET.lines(value))).append('"');
        return this;
    }

    /// A number as SVG wants it: without exponent, rounded.
    Markup with(String attribute, double value) {
        return with(attribute, number(value));
    }

    Markup style(String declarations) {
        return with("style", declarations);
    }

    /// Line ends and tabs in it are made visible.
    Markup text(String text) {
        content.append(escaped(ALPHABET.line(text)));
        return this;
    }

    /// Line ends and tabs in it are kept.
    Markup lines(String text) {
        content.append(escaped(ALPHABET.lines(text)));
        return this;
    }

    Markup add(Markup child) {
        content.append(child);
        return this;
    }

    Markup add(Collection<Markup> children) {
        children.forEach(this::add);
        return this;
    }

    static String number(double value) {
        String text = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        return text.equals("-0") ? "0" : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return "<" + name + attributes + ">" + content + "</" + name + ">";
    }
}

package howdah.kernel.wire;

/// Places in a text: the wire counts code points, Java counts chars.
final class CodePoints {

    private CodePoints() {
    }

    /// The place in chars; one outside the text becomes the nearest inside.
    static int toChars(String text, int place) {
        return place >= text.codePointCount(0, text.length()) ? text.length() : text.offsetByCodePoints(0, Math.max(0, place));
    }

    /// How many code points stand before a place given in chars.
    static int before(String text, int place) {
        return text.codePointCount(0, Math.clamp(place, 0, text.length()));
    }
}

package howdah.kernel.wire;

/// The bytes of a text that comes in pieces.
final class Utf8 {

    private Utf8() {
    }

    /// How many bytes, from the first one on, are whole characters; what cannot become one counts as such.
    static int wholeCharacters(byte[] bytes) {
        for (int back = 1; back <= 3 && back <= bytes.length; back++) {
            int single = bytes[bytes.length - back] & 0xFF;
            if (single < 0x80) {
                break;
            }
            if (single >= 0xC0) {
                return length(single) > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }

    private static int length(int first) {
        return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    }
}

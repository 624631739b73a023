package howdah.kernel.wire;

/// What came is no message as the specification has it; the text says why.
final class Malformed extends Exception {

    Malformed(String why) {
        super(why, null, false, false);
    }
}

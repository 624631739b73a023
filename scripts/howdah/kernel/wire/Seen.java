package howdah.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/// The signatures of the last messages that came, so that none is taken twice.
final class Seen {

    private static final int MOST = 1 << 14;

    private final Set<String> signatures = new LinkedHashSet<>();

    /// Whether it has not come yet; from now on it has.
    synchronized boolean isNew(byte[] signature) {
        if (!signatures.add(new String(signature, StandardCharsets.US_ASCII))) {
            return false;
        }
        if (signatures.size() > MOST) {
            var oldest = signatures.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }
}

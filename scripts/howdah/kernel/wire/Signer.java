package howdah.kernel.wire;

import howdah.show.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Signs messages with a key, for one thread. HMAC (RFC 2104) over the JDK's digests: `javax.crypto` alone would take
/// longer to load than the rest of a kernel's first reply.
final class Signer {

    private final MessageDigest inner;
    private final MessageDigest outer;
    private final byte[] innerKey;
    private final byte[] outerKey;

    private Signer(String algorithm, int block, byte[] key) throws NoSuchAlgorithmException {
        inner = MessageDigest.getInstance(algorithm);
        outer = MessageDigest.getInstance(algorithm);
        var padded = Arrays.copyOf(key.length > block ? inner.digest(key) : key, block);
        innerKey = mask(padded, 0x36);
        outerKey = mask(padded, 0x5c);
    }

    private static byte[] mask(byte[] key, int with) {
        var masked = new byte[key.length];
        for (int at = 0; at < key.length; at++) {
            masked[at] = (byte) (key[at] ^ with);
        }
        return masked;
    }

    /// @throws Failure if the scheme is unknown
    static Signer of(Connection connection) {
        var key = connection.key().getBytes(StandardCharsets.UTF_8);
        try {
            return switch (connection.scheme()) {
                case "hmac-sha256" -> new Signer("SHA-256", 64, key);
                case "hmac-sha384" -> new Signer("SHA-384", 128, key);
                case "hmac-sha512" -> new Signer("SHA-512", 128, key);
                default -> throw new NoSuchAlgorithmException();
            };
        } catch (NoSuchAlgorithmException unknown) {
            throw Failure.usage("The signature scheme \"%s\" is unknown.".formatted(connection.scheme()))
                .next("set c.Session.signature_scheme = \"hmac-sha256\" in Jupyter's configuration");
        }
    }

    /// The signature of these parts, in hexadecimal digits.
    byte[] sign(List<byte[]> parts) {
        inner.update(innerKey);
        parts.forEach(inner::update);
        outer.update(outerKey);
        return HexFormat.of().formatHex(outer.digest(inner.digest())).getBytes(StandardCharsets.US_ASCII);
    }
}

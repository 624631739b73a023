package howdah.kernel.wire;

import howdah.show.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Signs messages with a key, for one thread. HMAC (RFC 2104) over the JDK's digests: `javax.crypto` alone would take
/// longer to load than the rest of a kernel's first reply. The digests are loaded when they are first needed, by when the
/// sockets are open.
final class Signer {

    private final Scheme scheme;
    private final byte[] key;
    private MessageDigest inner;
    private MessageDigest outer;
    private byte[] innerKey;
    private byte[] outerKey;

    private Signer(Scheme scheme, byte[] key) {
        this.scheme = scheme;
        this.key = key;
    }

    /// @param block how many bytes the digest takes at once
    private record Scheme(String algorithm, int block) {

        static Scheme of(String name) {
            return switch (name) {
                case "hmac-sha256" -> new Scheme("SHA-256", 64);
                case "hmac-sha384" -> new Scheme("SHA-384", 128);
                case "hmac-sha512" -> new Scheme("SHA-512", 128);
                default -> throw Failure.usage("The signature scheme \"%s\" is unknown.".formatted(name))
                    .next("set c.Session.signature_scheme = \"hmac-sha256\" in Jupyter's configuration");
            };
        }
    }

    /// @throws Failure if the scheme is unknown
    static Signer of(Connection connection) {
        return new Signer(Scheme.of(connection.scheme()), connection.key().getBytes(StandardCharsets.UTF_8));
    }

    /// The signature of these parts, in hexadecimal digits.
    byte[] sign(List<byte[]> parts) {
        if (inner == null) {
            load();
        }
        inner.reset();
        outer.reset();
        inner.update(innerKey);
        parts.forEach(inner::update);
        outer.update(outerKey);
        return HexFormat.of().formatHex(outer.digest(inner.digest())).getBytes(StandardCharsets.US_ASCII);
    }

    private void load() {
        try {
            inner = MessageDigest.getInstance(scheme.algorithm());
            outer = MessageDigest.getInstance(scheme.algorithm());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        var padded = Arrays.copyOf(key.length > scheme.block() ? inner.digest(key) : key, scheme.block());
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
}

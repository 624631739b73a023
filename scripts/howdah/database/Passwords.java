package howdah.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// The roles on a server of Howdah's own, each with a random password.
///
/// @param superuser makes the two others and the template, and does nothing else
/// @param runner    makes, copies and drops the databases of lessons
/// @param learner   is what lessons connect as
record Passwords(String superuser, String runner, String learner) {

    static final String SUPERUSER = "postgres";
    static final String RUNNER = "howdah";
    static final String LEARNER = "learner";

    private static final int PASSWORD_BYTES = 24;
    private static final int SALT_BYTES = 16;

    static Passwords random() {
        return new Passwords(word(), word(), word());
    }

    private static String word() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSWORD_BYTES));
    }

    /// Random bytes for a SCRAM verifier.
    static byte[] salt() {
        return bytes(SALT_BYTES);
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    void write(Path file) throws IOException {
        Files.writeString(CacheFolder.makeFile(file), """
            %s=%s
            %s=%s
            %s=%s
            """.formatted(SUPERUSER, superuser, RUNNER, runner, LEARNER, learner));
    }

    static Passwords read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Passwords(properties.getProperty(SUPERUSER), properties.getProperty(RUNNER),
            properties.getProperty(LEARNER));
    }

    /// Without the passwords.
    @Override
    public String toString() {
        return "Passwords of %s, %s and %s".formatted(SUPERUSER, RUNNER, LEARNER);
    }
}

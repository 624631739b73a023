package howdah.kernel.magic;

import howdah.show.Failure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/// The coordinates of a library, as somebody writes them.
///
/// Read are `group:artifact:version[:classifier][@type]` as JBang has it, `group:artifact[:type[:classifier]]:version` as IJava
/// and JJava have it, and Ivy's `group#artifact;version`.
final class Coordinates {

    private static final Pattern IVY = Pattern.compile("([\\w./+=-]+)#([\\w./+=-]+);([^;#\\s]+)");
    private static final Pattern MAVEN = Pattern.compile("([\\w.-]+(?::[\\w.+\\[\\](),-]+){1,4})(?:@([\\w.-]+))?");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)(?::([^}]*))?}");

    private Coordinates() {
    }

    /// @throws Failure if they cannot be read, or have no version
    static Artifact parse(String word) {
        var ivy = IVY.matcher(word);
        if (ivy.matches()) {
            return new DefaultArtifact(ivy.group(1), ivy.group(2), "jar", ivy.group(3));
        }
        var maven = MAVEN.matcher(resolved(word));
        if (!maven.matches()) {
            throw refuse(word, "are no coordinates of a library");
        }
        var parts = maven.group(1).split(":");
        var type = Optional.ofNullable(maven.group(2)).orElse("jar");
        return switch (parts.length) {
            case 2 -> throw refuse(word, "have no version");
            case 3 -> new DefaultArtifact(parts[0], parts[1], type, parts[2]);
            case 4 -> isVersion(parts[2]) || !isVersion(parts[3])
                ? new DefaultArtifact(parts[0], parts[1], parts[3], type, parts[2])
                : new DefaultArtifact(parts[0], parts[1], parts[2], parts[3]);
            default -> new DefaultArtifact(parts[0], parts[1], parts[3], parts[2], parts[4]);
        };
    }

    private static boolean isVersion(String part) {
        return part.matches("[\\[(]?v?\\d.*");
    }

    private static Failure refuse(String word, String what) {
        return Failure.usage("\"%s\" %s.".formatted(word, what)).next("write them as group:artifact:version");
    }

    /// With what system properties or, as `${env.NAME}`, the environment have in place of `${name:otherwise}`.
    private static String resolved(String word) {
        return PROPERTY.matcher(word).replaceAll(property -> Matcher.quoteReplacement(value(property.group(1))
            .orElse(Optional.ofNullable(property.group(2)).orElse(property.group()))));
    }

    private static Optional<String> value(String name) {
        return Optional.ofNullable(name.startsWith("env.") ? System.getenv(name.substring("env.".length()))
            : System.getProperty(name));
    }
}

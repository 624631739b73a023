package howdah.kernel.magic;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;

/// The jars that the kernel itself runs on. Its classes come first, whatever a notebook adds.
final class KernelJars {

    private final List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of).toList();

    /// The version in which the kernel has that library; empty if it has not.
    Optional<String> version(Artifact artifact) {
        var classifier = artifact.getClassifier().isEmpty() ? "" : Pattern.quote("-" + artifact.getClassifier());
        var file = Pattern.compile(Pattern.quote(artifact.getArtifactId()) + "-(\\d[^/]*?)" + classifier + "\\.jar");
        return jars.stream().filter(jar -> isOfGroup(jar, artifact))
            .map(jar -> file.matcher(String.valueOf(jar.getFileName()))).filter(found -> found.matches())
            .map(found -> found.group(1)).findFirst();
    }

    /// Where a jar does not lie as Maven lays it, its name alone counts.
    private static boolean isOfGroup(Path jar, Artifact artifact) {
        var version = jar.getParent();
        var isOfMaven = version != null && version.getParent() != null
            && version.getParent().endsWith(artifact.getArtifactId())
            && String.valueOf(jar.getFileName()).startsWith(artifact.getArtifactId() + "-" + version.getFileName());
        return !isOfMaven || version.getParent().getParent().endsWith(artifact.getGroupId().replace('.', '/'));
    }
}

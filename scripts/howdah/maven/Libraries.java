//DEPS eu.maveniverse.maven.mima:context:2.4.48 eu.maveniverse.maven.mima.runtime:standalone-static:2.4.48
//DEPS org.slf4j:slf4j-nop:2.0.20 org.slf4j:jcl-over-slf4j:2.0.20
//SOURCES ../show/Failure.java

package howdah.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import howdah.show.Failure;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/// The libraries that a lesson or an exercise names in lines `//DEPS`, with all that they need: those which this process does
/// not have yet. They are looked for where JBang puts them, so that they are downloaded once.
public final class Libraries {

    private static final List<String> CLASS_PATH = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(element -> element.replace(File.separatorChar, '/')).toList();
    private static final ConcurrentMap<List<String>, List<Path>> FOUND = new ConcurrentHashMap<>();

    private Libraries() {
    }

    /// Brings libraries here. One that is on this process's class path, in whatever version, is left out: its classes are
    /// loaded from there.
    ///
    /// @param coordinates each `group:artifact:version`
    /// @return the jars, those that were named first
    /// @throws Failure if one of them cannot be had
    public static List<Path> of(List<String> coordinates) {
        return coordinates.isEmpty() ? List.of() : FOUND.computeIfAbsent(List.copyOf(coordinates), Libraries::resolve);
    }

    private static List<Path> resolve(List<String> coordinates) {
        var overrides = ContextOverrides.create().withUserSettings(true);
        var repository = System.getenv("JBANG_REPO");
        if (repository != null) {
            overrides.withLocalRepositoryOverride(Path.of(repository));
        }
        try (var maven = Runtimes.INSTANCE.getRuntime().create(overrides.build())) {
            return resolve(maven, coordinates);
        } catch (DependencyResolutionException | IllegalArgumentException failure) {
            throw Failure.usage("The libraries %s cannot be brought.".formatted(String.join(", ", coordinates))).cause(failure)
                .next("correct the line //DEPS, or connect to the network: `jbang lesson fetch` brings all that the course needs");
        }
    }

    private static List<Path> resolve(Context maven, List<String> coordinates) throws DependencyResolutionException {
        var wanted = new ArrayList<Dependency>();
        coordinates.forEach(each -> wanted.add(new Dependency(new DefaultArtifact(each), "runtime")));
        var request = new DependencyRequest(new CollectRequest(wanted, List.of(), maven.remoteRepositories()), null);
        return maven.repositorySystem().resolveDependencies(maven.repositorySystemSession(), request).getArtifactResults().stream()
            .map(ArtifactResult::getArtifact).filter(artifact -> artifact.getExtension().equals("jar") && !isThere(artifact))
            .map(artifact -> artifact.getFile().toPath()).toList();
    }

    /// The class path that JBang makes names jars in a Maven repository.
    private static boolean isThere(Artifact artifact) {
        var folder = "/%s/%s/".formatted(artifact.getGroupId().replace('.', '/'), artifact.getArtifactId());
        return CLASS_PATH.stream().anyMatch(element -> element.contains(folder));
    }
}

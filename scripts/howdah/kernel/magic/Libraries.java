package howdah.kernel.magic;

import eu.maveniverse.maven.mima.context.Context;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.VersionScheme;

/// The libraries that a notebook has added from Maven's repositories. A class is loaded once: of a library that is there already,
/// in whatever version, no second one is added.
final class Libraries {

    private static final String RUNTIME = "runtime";
    private static final VersionScheme VERSIONS = new GenericVersionScheme();

    private final Repositories repositories = new Repositories();
    private final KernelJars kernelJars = new KernelJars();
    private final Map<String, String> added = new LinkedHashMap<>();

    Repositories repositories() {
        return repositories;
    }

    /// What is to be added, with all that it needs.
    ///
    /// @param managed the versions of what else it needs, whatever its own files say
    /// @param asked   the repositories to be asked before the usual ones
    record Wanted(List<Dependency> dependencies, List<Dependency> managed, List<RemoteRepository> asked) {

        static Wanted of(List<Artifact> artifacts, List<RemoteRepository> asked) {
            return new Wanted(artifacts.stream().map(artifact -> new Dependency(artifact, RUNTIME)).toList(), List.of(), asked);
        }
    }

    /// Brings libraries here and lets the notebook's next cells use them.
    ///
    /// @return the jars that were added
    /// @throws Failure if one of them cannot be had; none is added then
    List<Path> add(Function<Context, Wanted> wanted, Notebook notebook) {
        var patience = new Patience(notebook.output(), "Looking for libraries");
        try (var maven = Repositories.open(patience::tell)) {
            var wishes = wanted.apply(maven);
            var named = wishes.dependencies().stream().map(each -> name(each.getArtifact())).collect(Collectors.toSet());
            var jars = resolve(maven, wishes).stream().filter(jar -> isNew(jar, named, notebook))
                .map(jar -> jar.getFile().toPath()).toList();
            if (!jars.isEmpty()) {
                notebook.addToClassPath(jars);
            }
            patience.end(Bundle.ofText("Added %s.".formatted(jars.size() == 1 ? "1 jar" : jars.size() + " jars")));
            return jars;
        } catch (RuntimeException | Error failure) {
            patience.fail();
            throw failure;
        }
    }

    private List<Artifact> resolve(Context maven, Wanted wanted) {
        var asked = repositories.of(maven, wanted.asked());
        var request = new CollectRequest(wanted.dependencies(), wanted.managed(), asked);
        try {
            return maven.repositorySystem()
                .resolveDependencies(maven.repositorySystemSession(), new DependencyRequest(request, null)).getArtifactResults()
                .stream().map(ArtifactResult::getArtifact).filter(artifact -> artifact.getExtension().equals("jar")).toList();
        } catch (DependencyResolutionException failure) {
            throw refuse(failure, wanted, asked);
        }
    }

    private static Failure refuse(DependencyResolutionException failure, Wanted wanted, List<RemoteRepository> asked) {
        var causes = causes(failure);
        var place = "asked: " + asked.stream().map(RemoteRepository::getId).collect(Collectors.joining(", "));
        var missing = causes.stream().filter(each -> each.getClass() == ArtifactNotFoundException.class)
            .map(ArtifactNotFoundException.class::cast)
            .filter(each -> !(each.getCause() instanceof RepositoryOfflineException)).findFirst();
        if (missing.isPresent()) {
            return Failure.usage("There is no %s.".formatted(missing.get().getArtifact())).where(place)
                .next("correct the coordinates, or name the repository that has it: %mavenRepo ID URL");
        }
        var all = wanted.dependencies().stream().map(each -> each.getArtifact().toString()).collect(Collectors.joining(", "));
        return Failure.usage("%s cannot be downloaded.".formatted(all)).where(place).cause(causes.getLast())
            .next("connect to the network once, with the proxy or the mirror in Maven's settings.xml; what was downloaded is"
                + " found without it");
    }

    /// From the failure to what is behind it.
    private static List<Throwable> causes(DependencyResolutionException failure) {
        var artifacts = failure.getResult() == null ? Stream.<Exception>of()
            : failure.getResult().getArtifactResults().stream().flatMap(result -> result.getExceptions().stream());
        return Stream.concat(Stream.of(failure), artifacts)
            .flatMap(each -> Stream.iterate((Throwable) each, Objects::nonNull, Throwable::getCause)).toList();
    }

    /// A newer version does for what another library needs; whoever has named a version himself, or gets an older one, is told.
    private boolean isNew(Artifact jar, Set<String> named, Notebook notebook) {
        var name = name(jar);
        var ofKernel = kernelJars.version(jar);
        var version = ofKernel.orElseGet(() -> added.putIfAbsent(name, jar.getVersion()));
        if (version != null && !version.equals(jar.getVersion()) && (named.contains(name) || isNewer(jar.getVersion(), version))) {
            notebook.output().warn(("%s %s was left out, since %s %s.%n").formatted(name, jar.getVersion(),
                ofKernel.isPresent() ? "the kernel itself runs on" : "the notebook has already", version));
        }
        return version == null;
    }

    private static String name(Artifact jar) {
        return jar.getGroupId() + ":" + jar.getArtifactId() + (jar.getClassifier().isEmpty() ? "" : ":" + jar.getClassifier());
    }

    private static boolean isNewer(String version, String other) {
        try {
            return VERSIONS.parseVersion(version).compareTo(VERSIONS.parseVersion(other)) > 0;
        } catch (InvalidVersionSpecificationException unreadable) {
            return true;
        }
    }
}

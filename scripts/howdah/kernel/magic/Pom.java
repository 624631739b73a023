package howdah.kernel.magic;

import eu.maveniverse.maven.mima.context.Context;
import howdah.show.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.building.StringModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/// A POM, with the parents, properties and managed versions that count for it.
///
/// @param file in which it stands; null for one that stands in a cell
/// @param text of the one in a cell
record Pom(Path file, String text) {

    private static final String COMPILE = "compile";

    /// What it depends on.
    ///
    /// @throws Failure if it cannot be read, or a parent of it cannot be had
    Libraries.Wanted wanted(Context maven, Set<String> scopes) {
        var model = model(maven);
        var dependencies = model.getDependencies().stream()
            .filter(each -> scopes.contains(each.getScope() == null ? COMPILE : each.getScope()))
            .map(each -> dependency(maven, each));
        var managed = model.getDependencyManagement() == null ? List.<Dependency>of()
            : model.getDependencyManagement().getDependencies();
        return new Libraries.Wanted(dependencies.toList(), managed.stream().map(each -> dependency(maven, each)).toList(),
            model.getRepositories().stream().filter(each -> !each.getId().equals("central"))
                .map(each -> Repositories.repository(each.getId(), each.getUrl())).toList());
    }

    private Model model(Context maven) {
        var request = new DefaultModelBuildingRequest().setModelSource(source()).setModelResolver(new Parents(maven))
            .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL).setSystemProperties(System.getProperties());
        try {
            return new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
        } catch (ModelBuildingException failure) {
            throw Failure.usage("The POM cannot be read: %s.".formatted(failure.getProblems().getFirst().getMessage()))
                .where(file == null ? null : file.toString()).next("correct it");
        }
    }

    private ModelSource source() {
        return file == null ? new StringModelSource(text) : new FileModelSource(file.toFile());
    }

    private static org.eclipse.aether.graph.Dependency dependency(Context maven, Dependency wanted) {
        var type = maven.repositorySystemSession().getArtifactTypeRegistry().get(wanted.getType());
        var classifier = wanted.getClassifier() != null || type == null ? wanted.getClassifier() : type.getClassifier();
        var properties = wanted.getSystemPath() == null ? Map.<String, String>of()
            : Map.of(ArtifactProperties.LOCAL_PATH, wanted.getSystemPath());
        var artifact = new DefaultArtifact(wanted.getGroupId(), wanted.getArtifactId(), classifier,
            type == null ? wanted.getType() : type.getExtension(), wanted.getVersion(), properties, type);
        var exclusions = wanted.getExclusions().stream()
            .map(each -> new Exclusion(each.getGroupId(), each.getArtifactId(), "*", "*")).toList();
        return new org.eclipse.aether.graph.Dependency(artifact, wanted.getScope() == null ? COMPILE : wanted.getScope(),
            wanted.isOptional(), exclusions);
    }

    /// Finds the POMs that a POM refers to.
    private record Parents(Context maven) implements ModelResolver {

        @Override
        public ModelSource resolveModel(String group, String artifact, String version) throws UnresolvableModelException {
            try {
                var request = new ArtifactRequest(new DefaultArtifact(group, artifact, "pom", version),
                    maven.remoteRepositories(), null);
                return new FileModelSource(maven.repositorySystem().resolveArtifact(maven.repositorySystemSession(), request)
                    .getArtifact().getFile());
            } catch (ArtifactResolutionException missing) {
                throw new UnresolvableModelException(missing.getMessage(), group, artifact, version, missing);
            }
        }

        @Override
        public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
            return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
        }

        @Override
        public ModelSource resolveModel(Dependency imported) throws UnresolvableModelException {
            return resolveModel(imported.getGroupId(), imported.getArtifactId(), imported.getVersion());
        }

        @Override
        public void addRepository(Repository repository) {
            // those of the user's Maven are asked
        }

        @Override
        public void addRepository(Repository repository, boolean isReplacing) {
            // those of the user's Maven are asked
        }

        @Override
        public ModelResolver newCopy() {
            return this;
        }
    }
}

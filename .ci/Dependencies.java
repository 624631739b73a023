///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Lists what Howdah uses of others, with versions and licences
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7 com.google.code.gson:gson:2.13.2
//DEPS eu.maveniverse.maven.mima:context:2.4.48 eu.maveniverse.maven.mima.runtime:standalone-static:2.4.48
//DEPS org.slf4j:slf4j-api:2.0.20 org.slf4j:slf4j-nop:2.0.20 org.slf4j:jcl-over-slf4j:2.0.20

import com.google.gson.GsonBuilder;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.VersionRangeRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes `scripts/dependencies.md`: the libraries that the lines `//DEPS` name, and all that these need, as they are resolved.
@Command(name = "jbang .ci/Dependencies.java", description = "Lists what Howdah uses of others, with versions and licences.",
    mixinStandardHelpOptions = true, sortOptions = false)
class Dependencies implements Callable<Integer> {

    private static final Path LIST = Path.of("scripts/dependencies.md");
    private static final Pattern COORDINATES = Pattern.compile("(?m)^//DEPS\\s+(.+)$");
    private static final Pattern LIBRARY = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.-]+");
    private static final Pattern PYTHON = Pattern.compile("(?m)^([\\w.-]+)==(\\S+)");

    /// What a version is written beside, in the files that fetch it.
    private static final Map<String, Pattern> OTHERS = Map.of(
        "scripts/howdah/database/Binaries.java", Pattern.compile("VERSION = \"([\\d.]+)\""),
        "jbang", Pattern.compile("(?m)^jbang_version=(.+)$"));

    private static final String HEAD = """
        # What Howdah uses of others

        Written by `jbang .ci/Dependencies.java` from what the lines `//DEPS` resolve to, each with the licence that its own POM
        names; a test compares the two. Howdah hands none of them out: JBang, pip and Howdah itself fetch them on the learner's
        machine.

        To look for known holes, run `jbang .ci/Dependencies.java --sbom howdah.cdx.json` and give that file (CycloneDX) to a
        scanner that reaches a database of holes, such as `osv-scanner scan -L howdah.cdx.json`. `jbang .ci/Dependencies.java
        --newest` tells which of the libraries that we name have newer versions.
        jqwik stays at 1.9.3 on purpose.

        """;

    private static final String PROGRAMS = """

        | program | version | licence | used by |
        | --- | --- | --- | --- |
        | PostgreSQL, as zonky packs it | %s | PostgreSQL Licence; Apache-2.0 for the package | the embedded server |
        | JBang | %s | MIT | the wrapper `jbang`, where there is none |

        The tests' Python is in `tests/e2e/requirements.txt` and `tests/bench/requirements.txt`, each package at its version.
        JupyterLab is fetched for a learner who has none and wants one, in its newest version.
        """;

    /// @param users whoever names it, or what needs it
    private record Library(String group, String name, String version, String licence, Collection<String> users) {

        String id() {
            return group + ":" + name;
        }

        String purl() {
            return "pkg:maven/%s/%s@%s".formatted(group, name, version);
        }
    }

    @Option(names = "--check", description = "writes nothing; fails if the list is not as it would be written")
    private boolean isCheck;

    @Option(names = "--newest", description = "only tells which libraries that we name have newer versions")
    private boolean isNewest;

    @Option(names = "--sbom", paramLabel = "FILE", description = "only writes that file, a CycloneDX bill of materials")
    private Path sbom;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Dependencies()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var overrides = ContextOverrides.create().withUserSettings(true).build();
        try (var maven = Runtimes.INSTANCE.getRuntime().create(overrides)) {
            if (isNewest) {
                return newest(maven);
            }
            var libraries = libraries(maven);
            if (sbom != null) {
                Files.writeString(sbom, bill(libraries));
            }
            return sbom == null || isCheck ? write(list(libraries)) : 0;
        }
    }

    private int write(String list) throws IOException {
        if (!isCheck) {
            Files.writeString(LIST, list);
        } else if (!Files.exists(LIST) || !Files.readString(LIST).equals(list)) {
            System.err.println(LIST + " is not what the lines //DEPS resolve to.\n  Next:      jbang .ci/Dependencies.java");
            return 1;
        }
        return 0;
    }

    /// Howdah's own first, which a lesson's are added to.
    private static List<Library> libraries(Context maven) throws Exception {
        var named = named();
        var own = named.getOrDefault("Howdah", List.of());
        var found = new TreeMap<String, Library>();
        for (var user : named.entrySet()) {
            var isAdded = !user.getKey().equals("Howdah") && !user.getKey().equals("benchmarks");
            var wanted = isAdded ? Stream.concat(own.stream(), user.getValue().stream()).distinct().toList() : user.getValue();
            for (var artifact : resolve(maven, wanted)) {
                var id = artifact.getGroupId() + ":" + artifact.getArtifactId();
                var key = id + ":" + artifact.getVersion();
                if (!found.containsKey(key)) {
                    found.put(key, library(maven, artifact));
                }
                var users = found.get(key).users();
                if (!isAdded || !users.contains("Howdah")) {
                    users.add(user.getKey());
                }
            }
        }
        return List.copyOf(found.values());
    }

    /// What each of us names: Howdah, a lesson (with its exercises), the tests, the benchmarks, which run without Howdah.
    private static SequencedMap<String, List<String>> named() throws IOException {
        var named = new LinkedHashMap<String, TreeSet<String>>();
        named.put("Howdah", new TreeSet<>());
        for (var root : List.of("scripts", "lessons", "tests/bench")) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
                    var lines = COORDINATES.matcher(Files.readString(file)).results().map(line -> line.group(1).strip());
                    named.computeIfAbsent(user(file), user -> new TreeSet<>())
                        .addAll(lines.flatMap(line -> Stream.of(line.split("\\s+"))).filter(LIBRARY.asMatchPredicate()).toList());
                }
            }
        }
        var lists = new LinkedHashMap<String, List<String>>();
        named.forEach((user, libraries) -> lists.put(user, List.copyOf(libraries)));
        return lists;
    }

    private static String user(Path file) throws IOException {
        if (file.startsWith("scripts") || file.startsWith("tests")) {
            return file.startsWith("tests") ? "benchmarks" : file.endsWith("Tests.java") ? "tests" : "Howdah";
        }
        var number = Pattern.compile("lesson(\\d+)[.]java$").matcher(file.toString());
        var exercise = Pattern.compile("(?m)^// Exercise (\\d+)[.]").matcher(Files.readString(file));
        return number.find() ? "lesson " + number.group(1)
            : exercise.find() ? "lesson %02d".formatted(Integer.parseInt(exercise.group(1))) : "tests";
    }

    private static List<Artifact> resolve(Context maven, List<String> coordinates) throws Exception {
        var wanted = new ArrayList<Dependency>();
        coordinates.forEach(each -> wanted.add(new Dependency(new DefaultArtifact(each), "runtime")));
        var request = new DependencyRequest(new CollectRequest(wanted, List.of(), maven.remoteRepositories()), null);
        var resolved = maven.repositorySystem().resolveDependencies(maven.repositorySystemSession(), request);
        return resolved.getArtifactResults().stream().map(ArtifactResult::getArtifact)
            .filter(artifact -> artifact.getExtension().equals("jar")).toList();
    }

    private static Library library(Context maven, Artifact artifact) throws Exception {
        var pom = new DefaultArtifact(artifact.getGroupId(), artifact.getArtifactId(), "pom", artifact.getVersion());
        var properties = maven.repositorySystem().readArtifactDescriptor(maven.repositorySystemSession(),
            new ArtifactDescriptorRequest(pom, maven.remoteRepositories(), null)).getProperties();
        var licences = new ArrayList<String>();
        for (var number = 0; properties.containsKey("license." + number + ".name"); number++) {
            licences.add(properties.get("license." + number + ".name").toString().strip());
        }
        return new Library(artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion(),
            String.join("; ", licences), new TreeSet<>());
    }

    private static String list(List<Library> libraries) throws IOException {
        var list = new StringBuilder(HEAD).append("| library | version | licence | used by |\n| --- | --- | --- | --- |\n");
        libraries.forEach(each -> list.append("| %s | %s | %s | %s |\n".formatted(each.id(), each.version(), each.licence(),
            String.join(", ", each.users()))));
        return list.append(PROGRAMS.formatted(version("scripts/howdah/database/Binaries.java"), version("jbang"))).toString();
    }

    private static String version(String file) throws IOException {
        return OTHERS.get(file).matcher(Files.readString(Path.of(file))).results().findFirst().orElseThrow().group(1);
    }

    /// @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
    private static String bill(List<Library> libraries) throws IOException {
        var components = new ArrayList<Map<String, Object>>();
        for (var each : libraries) {
            components.add(component(each.group(), each.name(), each.version(), each.purl()));
        }
        var postgres = version("scripts/howdah/database/Binaries.java");
        components.add(component("", "postgresql", postgres, "pkg:generic/postgresql@" + postgres));
        for (var file : List.of("tests/e2e/requirements.txt", "tests/bench/requirements.txt")) {
            PYTHON.matcher(Files.readString(Path.of(file))).results().map(found -> component("", found.group(1), found.group(2),
                "pkg:pypi/%s@%s".formatted(found.group(1).toLowerCase().replace('_', '-'), found.group(2))))
                .filter(each -> !components.contains(each)).forEach(components::add);
        }
        var bill = new LinkedHashMap<String, Object>();
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("version", 1);
        bill.put("components", components);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(bill) + "\n";
    }

    private static Map<String, Object> component(String group, String name, String version, String purl) {
        var component = new LinkedHashMap<String, Object>();
        component.put("type", "library");
        component.put("bom-ref", purl);
        component.put("group", group);
        component.put("name", name);
        component.put("version", version);
        component.put("purl", purl);
        component.values().removeIf(""::equals);
        return component;
    }

    private static int newest(Context maven) throws Exception {
        var named = named().values().stream().flatMap(List::stream).distinct().sorted().collect(Collectors.toList());
        for (var each : named) {
            var artifact = new DefaultArtifact(each);
            var range = maven.repositorySystem().resolveVersionRange(maven.repositorySystemSession(), new VersionRangeRequest(
                artifact.setVersion("[" + artifact.getVersion() + ",)"), maven.remoteRepositories(), null));
            var newer = range.getVersions().stream().map(Object::toString)
                .filter(version -> !version.equals(artifact.getVersion()) && version.matches("[\\d.]+([.]Final)?")).toList();
            if (!newer.isEmpty()) {
                System.out.println("%s: %s".formatted(each, String.join(", ", newer)));
            }
        }
        return 0;
    }
}

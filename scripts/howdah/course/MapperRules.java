package howdah.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a course's mappers keep.
///
/// A mapper beside an exercise's stub is there to be mended: of that one only the XML itself is checked.
final class MapperRules {

    private static final Set<String> STATEMENTS = Set.of("select", "insert", "update", "delete");
    private static final Set<String> NESTING = Set.of("association", "collection", "arg", "idArg");
    private static final List<String> REFERENCES = List.of("resultMap", "extends", "refid", "select");

    private final CourseSources sources;
    private final List<XmlFile> mappers;
    private final Set<String> referred = new HashSet<>();
    private final Map<String, Element> resultMaps = new HashMap<>();
    private final List<Course.Finding> findings = new ArrayList<>();

    private MapperRules(CourseSources sources, List<XmlFile> mappers) {
        this.sources = sources;
        this.mappers = mappers;
    }

    /// @param root the folder of the course, in which `mybatis-config.xml`, `mappers` and `lessons` lie
    static List<Course.Finding> findings(Path root, CourseSources sources) {
        var common = read(root.resolve("mappers"));
        var stubs = read(root.resolve("lessons/exercises"));
        var solutions = read(root.resolve("lessons/solutions"));
        var rules = new MapperRules(sources, Stream.of(common, solutions).flatMap(List::stream).toList());
        rules.checkAll();
        rules.checkConfiguration(root, common);
        Stream.of(common, stubs, solutions).flatMap(List::stream).forEach(file -> {
            rules.findings.addAll(file.findings());
            rules.checkNamespace(file);
        });
        return rules.findings;
    }

    private static List<XmlFile> read(Path folder) {
        return Exercises.files(folder, ".xml").stream().map(file -> XmlFile.read(LessonFile.read(file))).toList();
    }

    private void checkAll() {
        mappers.forEach(mapper -> mapper.root().ifPresent(this::collect));
        mappers.forEach(mapper -> mapper.root().ifPresent(root -> check(mapper.file(), root)));
    }

    private void collect(Element root) {
        var namespace = root.attribute("namespace");
        root.all().forEach(element -> {
            for (var reference : REFERENCES) {
                Stream.of(element.attribute(reference).split("\\s*,\\s*"))
                    .forEach(id -> referred.add(ColumnRules.fullId(namespace, id)));
            }
            if (element.name().equals("resultMap")) {
                resultMaps.put(ColumnRules.fullId(namespace, element.attribute("id")), element);
            }
        });
    }

    private void check(LessonFile file, Element root) {
        var namespace = root.attribute("namespace");
        var columns = new ColumnRules(sources, resultMaps);
        root.children().filter(child -> !child.attribute("id").isEmpty()).forEach(child -> checkUse(file, namespace, child));
        root.children().filter(child -> child.name().equals("select"))
            .forEach(select -> findings.addAll(columns.findings(file, namespace, select)));
        findings.addAll(substitutions(file, root));
        root.all().forEach(element -> checkNesting(file, element));
    }

    private void checkUse(LessonFile file, String namespace, Element element) {
        var id = element.attribute("id");
        var isCalled = STATEMENTS.contains(element.name()) && sources.use(namespace, id);
        if (!isCalled && !referred.contains(namespace + "." + id)) {
            add(file, element.line(), "Nothing uses the %s \"%s.%s\"".formatted(element.name(), namespace, id),
                "use it in a lesson or an exercise, or leave it out");
        }
    }

    /// Where values are put into the SQL as they are.
    static List<Course.Finding> substitutions(LessonFile file, Element root) {
        var findings = new ArrayList<Course.Finding>();
        root.all().flatMap(Element::words).filter(words -> !Element.isOnPurpose("${}", words.comments())).forEach(words -> {
            for (var at = words.text().indexOf("${"); at >= 0; at = words.text().indexOf("${", at + 1)) {
                var before = words.text().substring(0, at).chars().filter(each -> each == '\n').count();
                findings.add(LessonRules.finding(file, words.line() + (int) before,
                    "${…} puts a value into the SQL as it is, which lets SQL in",
                    "write #{…}, or say before it why not: <!-- ${} on purpose: … -->"));
            }
        });
        return findings;
    }

    private void checkNesting(LessonFile file, Element element) {
        var isNested = NESTING.contains(element.name()) && !element.attribute("select").isEmpty();
        if (isNested && !Element.isOnPurpose("N+1", element.comments())) {
            add(file, element.line(), "The %s \"%s\" runs \"%s\" once more for each row (N+1)".formatted(
                    element.name(), nested(element), element.attribute("select")),
                "join the tables in one query, or say before it why not: <!-- N+1 on purpose: … -->");
        }
    }

    /// What a resultMap fills; arguments of a constructor may have a place only.
    private static String nested(Element element) {
        return Stream.of("property", "name", "column").map(element::attribute).filter(each -> !each.isEmpty()).findFirst()
            .orElse("");
    }

    private void checkConfiguration(Path root, List<XmlFile> common) {
        var file = root.resolve("mybatis-config.xml");
        if (!Files.exists(file)) {
            common.stream().limit(1).forEach(mapper ->
                add(mapper.file(), 1, "There is no mybatis-config.xml that lists it", "write one beside the folder mappers"));
            return;
        }
        var configuration = XmlFile.read(LessonFile.read(file));
        findings.addAll(configuration.findings());
        var listed = configuration.root().stream().flatMap(Element::all).filter(each -> each.name().equals("mapper")).toList();
        for (var entry : listed) {
            var resource = entry.attribute("resource");
            if (!resource.isEmpty() && !Files.isRegularFile(root.resolve(resource))) {
                add(configuration.file(), entry.line(), "It lists %s, and there is no such file".formatted(resource),
                    "write that mapper, or leave the line out");
            }
        }
        common.stream().filter(mapper -> listed.stream().noneMatch(entry -> entry.attribute("resource").equals(resource(mapper))))
            .forEach(mapper -> add(mapper.file(), 1, "mybatis-config.xml does not list it",
                "add <mapper resource=\"%s\"/> there".formatted(resource(mapper))));
    }

    private static String resource(XmlFile mapper) {
        return "mappers/" + mapper.file().file().getFileName();
    }

    /// By its name a mapper's file is found when one of its statements is asked for.
    private void checkNamespace(XmlFile mapper) {
        var name = mapper.file().file().getFileName().toString().replaceFirst("\\.xml$", "");
        mapper.root().filter(root -> !root.attribute("namespace").equals(name)).ifPresent(root ->
            add(mapper.file(), root.line(), "Its namespace is not its file's name", "write namespace=\"%s\"".formatted(name)));
    }

    private void add(LessonFile file, int line, String what, String remedy) {
        findings.add(LessonRules.finding(file, line, what, remedy));
    }
}

package howdah.course;

import howdah.course.Course.Finding;
import howdah.show.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.ibatis.ognl.Ognl;
import org.apache.ibatis.ognl.OgnlException;

/// What is wrong with a mapper that somebody is writing, before MyBatis reads it.
final class MapperCheck {

    private static final Set<String> STATEMENTS = Set.of("select", "insert", "update", "delete");
    private static final List<String> ELEMENTS = List.of("select", "insert", "update", "delete", "sql", "resultMap", "cache",
        "cache-ref", "include", "if", "choose", "when", "otherwise", "trim", "where", "set", "foreach", "bind", "selectKey", "id",
        "result", "constructor", "association", "collection", "discriminator", "case", "arg", "idArg", "property", "mapper");
    private static final List<String> TYPES = List.of("resultType", "parameterType", "ofType", "javaType", "type");
    private static final List<String> EXPRESSIONS = List.of("test", "collection", "value");
    private static final Set<String> WITH_EXPRESSIONS = Set.of("if", "when", "foreach", "bind");
    private static final Pattern UNKNOWN = Pattern.compile("Element type \"([^\"]+)\" must be declared");
    private static final String RECORD = "[A-Z]\\w*";

    private final LessonFile file;
    private final Set<String> typeNames;
    private final List<Finding> findings = new ArrayList<>();

    private MapperCheck(String text, Set<String> typeNames) {
        this.file = LessonFile.of(Path.of("mapper"), text);
        this.typeNames = typeNames;
    }

    /// @param namespace that it has to have
    /// @param typeNames in small letters, those that it may use beside records and names of classes
    static List<Finding> findings(String text, String namespace, Set<String> typeNames) {
        var check = new MapperCheck(text, typeNames);
        var xml = XmlFile.read(check.file);
        if (!xml.findings().isEmpty() || xml.root().isEmpty()) {
            return xml.findings().stream().limit(1).map(MapperCheck::withNearest).toList();
        }
        check.check(xml.root().get(), namespace);
        return check.findings;
    }

    private static Finding withNearest(Finding finding) {
        var unknown = UNKNOWN.matcher(finding.what());
        return unknown.find() ? new Finding(finding.file(), finding.line(), "There is no element <%s> in a mapper".formatted(
            unknown.group(1)), Nearest.advice(unknown.group(1), ELEMENTS,
                "write a <select>, <insert>, <update> or <delete>"), false)
            : finding;
    }

    private void check(Element root, String namespace) {
        if (!root.attribute("namespace").equals(namespace)) {
            add(root, "Its namespace is \"%s\"".formatted(root.attribute("namespace")),
                "write namespace=\"%s\", or name the other one in the first line".formatted(namespace));
        }
        var ids = new HashSet<String>();
        root.children().filter(child -> !child.attribute("id").isEmpty())
            .filter(child -> !ids.add(kind(child) + child.attribute("id")))
            .forEach(child -> add(child, "The id \"%s\" is there twice".formatted(child.attribute("id")),
                "call one of them otherwise"));
        root.all().forEach(element -> {
            TYPES.forEach(attribute -> checkType(element, attribute));
            checkExpressions(element);
        });
        MapperRules.substitutions(file, root).stream()
            .map(each -> new Finding(each.file(), each.line(), each.what(), each.remedy(), true)).forEach(findings::add);
    }

    private static String kind(Element element) {
        return STATEMENTS.contains(element.name()) ? "statement " : element.name() + " ";
    }

    private void checkType(Element element, String attribute) {
        var type = element.attribute(attribute);
        if (!type.isEmpty() && !typeNames.contains(type.toLowerCase()) && !type.matches(RECORD) && !type.contains(".")) {
            add(element, "There is no type \"%s\"".formatted(type),
                Nearest.advice(type, typeNames, "write row, a record's name, or a class with its package"));
        }
    }

    private void checkExpressions(Element element) {
        for (var attribute : WITH_EXPRESSIONS.contains(element.name()) ? EXPRESSIONS : List.<String>of()) {
            try {
                if (!element.attribute(attribute).isBlank()) {
                    Ognl.parseExpression(element.attribute(attribute));
                }
            } catch (OgnlException wrong) {
                add(element, "The expression %s=\"%s\" cannot be read".formatted(attribute, element.attribute(attribute)),
                    "write it as OGNL has it: %s".formatted(attribute.equals("test") ? "title != null and title != ''" : "ids"));
            }
        }
    }

    private void add(Element element, String what, String remedy) {
        findings.add(new Finding(file.file(), element.line(), what, remedy, false));
    }
}

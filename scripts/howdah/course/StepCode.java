package howdah.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All the code that a step runs: its own, the methods and types beside `main` that it names, and the statements of mappers that
/// it calls.
final class StepCode {

    private static final Pattern DECLARED = Pattern.compile("\\b(?:record|class|interface|enum)\\s+(\\w+)|(\\w+)\\s*\\(");
    private static final Pattern ANNOTATIONS = Pattern.compile("\\A(?:@[\\w.]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)+");
    private static final Pattern DATA = Pattern.compile("\\bdata\\(\"(\\w+)\"");
    private static final Pattern NAMESPACE = Pattern.compile("<mapper\\s+namespace=\"([^\"]+)\"");
    private static final Pattern STATEMENT =
        Pattern.compile("<(select|insert|update|delete|sql|resultMap)\\s[^>]*?\\bid=\"([^\"]+)\".*?</\\1>", Pattern.DOTALL);

    /// A semicolon ends it, unless it stands in a string.
    private static final String ANYTHING = "[^;\"]*?(?:\"(?:[^\"\\\\]|\\\\.)*\"[^;\"]*?)*?";

    private final String text;

    private StepCode(String text) {
        this.text = text;
    }

    /// @param mappers the folder of the course's mappers
    static StepCode of(Course.Lesson lesson, Course.Step step, Path mappers) {
        var java = java(lesson, step);
        var statements = Exercises.files(mappers, ".xml").stream()
            .flatMap(mapper -> statements(LessonFile.read(mapper).text(), java).stream());
        return new StepCode(Stream.concat(Stream.of(java), statements).collect(Collectors.joining("\n")));
    }

    private static String java(Course.Lesson lesson, Course.Step step) {
        return Stream.concat(Stream.of(step.source()), declarations(lesson, step).stream().map(Course.Declaration::source))
            .collect(Collectors.joining("\n"));
    }

    /// The methods and types beside `main` that it names, and those that these name, in the file's order.
    static List<Course.Declaration> declarations(Course.Lesson lesson, Course.Step step) {
        var code = new StringBuilder(step.source());
        var rest = new ArrayList<>(lesson.declarations());
        for (var named = named(rest, code); !named.isEmpty(); named = named(rest, code)) {
            rest.removeAll(named);
            named.forEach(declaration -> code.append('\n').append(declaration.source()));
        }
        return lesson.declarations().stream().filter(each -> !rest.contains(each)).toList();
    }

    private static List<Course.Declaration> named(List<Course.Declaration> declarations, CharSequence code) {
        return declarations.stream().filter(each -> Pattern.compile("\\b" + name(each) + "\\b").matcher(code).find()).toList();
    }

    private static String name(Course.Declaration declaration) {
        var source = ANNOTATIONS.matcher(declaration.source()).replaceFirst("");
        return DECLARED.matcher(source).results().findFirst()
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1)).orElse("main");
    }

    /// The statements that the code calls by their full ids or, where an interface bears the namespace's last name, by its methods;
    /// and what these refer to.
    private static List<String> statements(String mapper, String java) {
        var namespace = NAMESPACE.matcher(mapper).results().map(found -> found.group(1)).findFirst().orElse("");
        var type = namespace.substring(Math.max(namespace.lastIndexOf('.'), namespace.lastIndexOf('$')) + 1);
        var hasInterface = Pattern.compile("\\b" + Pattern.quote(type) + "\\b", Pattern.CASE_INSENSITIVE).matcher(java).find();
        var called = new ArrayList<String>();
        var known = calledByData(java);
        STATEMENT.matcher(mapper).results().forEach(found -> {
            var id = found.group(2);
            var isCalled = java.contains("\"" + namespace + "." + id + "\"") || known.contains(namespace + "." + id)
                || hasInterface && Pattern.compile("(\\.|::)" + id + "\\b").matcher(java).find();
            if (isCalled) {
                called.add(found.group());
            }
        });
        var together = String.join("\n", called);
        STATEMENT.matcher(mapper).results().filter(found -> together.contains("=\"" + found.group(2) + "\"")
            && !together.contains(found.group())).forEach(found -> called.add(found.group()));
        return called;
    }

    private static Set<String> calledByData(String java) {
        var ids = new HashSet<String>();
        DATA.matcher(java).results().map(found -> found.group(1))
            .forEach(namespace -> ids.addAll(Set.of(namespace + ".createTables", namespace + ".fill")));
        return ids;
    }

    /// Whether it occurs there: blanks and line ends are all the same, and `…` stands for anything within one statement.
    boolean contains(String code) {
        var parts = Stream.of(code.split("…", -1)).map(String::strip)
            .map(part -> Stream.of(part.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+")));
        var start = Character.isJavaIdentifierPart(code.charAt(0)) ? "\\b" : "";
        var end = Character.isJavaIdentifierPart(code.charAt(code.length() - 1)) ? "\\b" : "";
        var readable = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return Pattern.compile(start + parts.collect(Collectors.joining(ANYTHING)) + end).matcher(readable).find();
    }
}

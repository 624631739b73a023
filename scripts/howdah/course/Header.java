package howdah.course;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The head of a lesson's file: what JBang reads, and the comment below it.
///
/// @param title   empty if there is no `//DESCRIPTION`
/// @param comment what stands above the imports, without the slashes
/// @param libraries what the lines `//DEPS` name, each `group:artifact:version`
/// @param end     behind all that, in the text
record Header(String title, String comment, List<String> libraries, int end, List<Course.Finding> findings) {

    private static final String LAUNCHER = "///usr/bin/env jbang \"$0\" \"$@\" ; exit $?";
    private static final List<String> REQUIRED = List.of("DESCRIPTION", "SOURCES");
    private static final String LIBRARIES = "DEPS";
    private static final String COORDINATES = "[\\w.-]+:[\\w.-]+:[\\w.-]+";

    static Header of(LessonFile file) {
        return of(file, List.of());
    }

    /// @param optional what it may have beside what every head has, such as `FILES`
    static Header of(LessonFile file, List<String> optional) {
        var lines = file.text().split("\n", -1);
        var head = Stream.of(lines).takeWhile(Header::isOfHead).toList();
        var comment = head.stream().filter(line -> !line.equals(LAUNCHER) && directive(line).isEmpty())
            .map(line -> line.startsWith("// ") ? line.substring(3) : line.replaceFirst("^//", ""))
            .collect(Collectors.joining("\n"));
        var title = head.stream().filter(line -> directive(line).equals("DESCRIPTION"))
            .map(line -> line.substring("//DESCRIPTION".length()).strip()).findFirst().orElse("");
        var end = head.stream().mapToInt(line -> line.length() + 1).sum();
        return new Header(title, Lines.normal(comment), libraries(head), Math.min(end, file.text().length()),
            findings(file, lines, optional));
    }

    private static List<String> libraries(List<String> head) {
        return head.stream().filter(line -> directive(line).equals(LIBRARIES)).flatMap(Header::coordinates).toList();
    }

    private static Stream<String> coordinates(String line) {
        return Stream.of(line.substring("//DEPS".length()).strip().split("\\s+"));
    }

    private static boolean isOfHead(String line) {
        return line.isBlank() || line.equals(LAUNCHER) || line.startsWith("//") && !line.startsWith("///");
    }

    /// `SOURCES` of `//SOURCES file`; empty if JBang reads nothing in that line.
    private static String directive(String line) {
        var word = line.startsWith("//") ? line.substring(2).split("\\s", 2)[0] : "";
        return word.length() > 1 && word.chars().allMatch(each -> each >= 'A' && each <= 'Z' || each == '_') ? word : "";
    }

    private static List<Course.Finding> findings(LessonFile file, String[] lines, List<String> optional) {
        var findings = new ArrayList<Course.Finding>();
        if (!file.isText()) {
            return findings;
        }
        var directives = Stream.of(lines).map(Header::directive).toList();
        if (!lines[0].equals(LAUNCHER)) {
            findings.add(finding(file, 0, "The first line is not the launcher's", "begin with " + LAUNCHER));
        }
        for (var name : REQUIRED) {
            if (!directives.contains(name)) {
                findings.add(finding(file, 0, "There is no //" + name, "add it below the launcher line"));
            }
        }
        for (var line = 0; line < lines.length; line++) {
            var name = directives.get(line);
            if (name.equals(LIBRARIES)) {
                checkLibraries(file, lines[line], line, findings);
                continue;
            }
            var isAllowed = REQUIRED.contains(name) || optional.contains(name);
            if (!name.isEmpty() && (!isAllowed || directives.indexOf(name) < line)) {
                findings.add(finding(file, line, "The line //%s is one too many".formatted(name),
                    "leave it out: the head is the launcher line, one //DESCRIPTION, one //SOURCES, and //DEPS for libraries"));
            }
        }
        return findings;
    }

    private static void checkLibraries(LessonFile file, String text, int line, List<Course.Finding> findings) {
        coordinates(text).filter(each -> !each.matches(COORDINATES)).forEach(each -> findings.add(finding(file, line,
            "\"%s\" names no library".formatted(each), "write //DEPS group:artifact:version")));
    }

    private static Course.Finding finding(LessonFile file, int line, String what, String remedy) {
        return new Course.Finding(file.file(), line + 1, what, remedy, false);
    }
}

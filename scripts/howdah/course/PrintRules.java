package howdah.course;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What no expression of a lesson may be: nothing prints but `show`, and text blocks survive every kernel.
final class PrintRules extends TreeScanner<Void, Void> {

    private static final Set<String> STREAMS = Set.of("out", "err");

    /// Where `var rows = %sql …` begins, for JJava, which does not know what a string is.
    private static final Pattern MAGIC = Pattern.compile("=\\s*%\\w");

    private final ParsedLesson lesson;
    private final List<Course.Finding> findings = new ArrayList<>();

    private PrintRules(ParsedLesson lesson) {
        this.lesson = lesson;
    }

    static List<Course.Finding> findings(ParsedLesson lesson) {
        var rules = new PrintRules(lesson);
        rules.scan(lesson.unit(), null);
        return rules.findings;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
        var name = select.getIdentifier().toString();
        if (isType(select, "System") && STREAMS.contains(name) || isType(select, "IO") && name.startsWith("print")) {
            findings.add(LessonRules.finding(lesson.file(), lesson.line(select),
                "%s is used".formatted(select), "show the value: show(…)"));
        }
        return super.visitMemberSelect(select, nothing);
    }

    private static boolean isType(MemberSelectTree select, String name) {
        return Set.of(name, "java.lang." + name).contains(select.getExpression().toString());
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        var source = lesson.region(literal).of(lesson.file().text());
        if (literal.getKind() == Tree.Kind.STRING_LITERAL) {
            var lines = source.split("\n");
            for (var at = 0; at < lines.length; at++) {
                checkAssignment(lines[at], lesson.line(literal) + at);
                if (source.startsWith("\"\"\"")) {
                    checkLine(lines[at], lesson.line(literal) + at);
                }
            }
        }
        return null;
    }

    private void checkAssignment(String line, int number) {
        if (MAGIC.matcher(line).find()) {
            findings.add(LessonRules.finding(lesson.file(), number, "In a text, % follows upon =",
                "put the text together with + instead: stock JJava takes the rest of the line for a magic"));
        }
    }

    private void checkLine(String line, int number) {
        if (line.stripLeading().startsWith("%")) {
            findings.add(LessonRules.finding(lesson.file(), number, "A line of a text block begins with %",
                "begin it with something else: some kernels take it for a magic"));
        }
        if (!line.equals(line.stripTrailing())) {
            findings.add(LessonRules.finding(lesson.file(), number, "A line of a text block ends in blanks",
                "remove them, or write the last one as \\s"));
        }
    }
}

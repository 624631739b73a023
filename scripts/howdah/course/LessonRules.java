package howdah.course;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The rules of a lesson's text as a whole. Those of its steps are in [StepRules], those of what stands anywhere in
/// [PrintRules].
final class LessonRules {

    private LessonRules() {
    }

    static List<Course.Finding> findings(ParsedLesson lesson) {
        var ofSteps = Stream.of(StepRules.findings(lesson), SessionRules.findings(lesson), LoopRules.findings(lesson),
            NeedRules.findings(lesson));
        return findings(lesson, ofSteps.flatMap(List::stream).toList());
    }

    /// What every file with a `main` keeps, and, if it can be parsed, what else was found.
    static List<Course.Finding> findings(ParsedLesson lesson, List<Course.Finding> others) {
        var file = lesson.file();
        if (!file.isText()) {
            return List.of(finding(file, 1, "It is no UTF-8 text", "save it in UTF-8"));
        }
        var ends = file.lineEnd().isEmpty()
            ? List.of(finding(file, 1, "Its lines do not end alike", "end each with LF alone, or each with CR LF"))
            : List.<Course.Finding>of();
        var rest = lesson.errors().isEmpty() ? Stream.concat(treeFindings(lesson).stream(), others.stream())
            : lesson.errors().stream();
        return Stream.concat(ends.stream(), rest).toList();
    }

    private static List<Course.Finding> treeFindings(ParsedLesson lesson) {
        var findings = new ArrayList<Course.Finding>();
        if (lesson.main().isEmpty()) {
            findings.add(finding(lesson.file(), 1, "There is no main", "write void main() { … }, without a class around it"));
        }
        lesson.members().forEach(member -> findings.addAll(memberFindings(lesson, member)));
        findings.addAll(PrintRules.findings(lesson));
        return findings;
    }

    private static List<Course.Finding> memberFindings(ParsedLesson lesson, Tree member) {
        var line = lesson.line(member);
        if (member instanceof VariableTree) {
            return List.of(finding(lesson.file(), line, "A variable stands beside main", "declare it in the step that uses it"));
        }
        return member instanceof MethodTree method && method.getName().contentEquals("main") && !method.getParameters().isEmpty()
            ? List.of(finding(lesson.file(), line, "main has parameters", "write void main(): a lesson takes no arguments"))
            : List.of();
    }

    static Course.Finding finding(LessonFile file, int line, String what, String remedy) {
        return new Course.Finding(file.file(), line, what, remedy, false);
    }
}

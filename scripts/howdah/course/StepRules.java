package howdah.course;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules of `main` as a row of steps.
final class StepRules {

    private final ParsedLesson lesson;
    private final List<Course.Finding> findings = new ArrayList<>();

    private StepRules(ParsedLesson lesson) {
        this.lesson = lesson;
    }

    static List<Course.Finding> findings(ParsedLesson lesson) {
        var rules = new StepRules(lesson);
        if (lesson.main().isPresent()) {
            rules.checkBeginning();
            rules.checkLines();
            rules.checkTitles();
            lesson.main().get().getBody().accept(rules.new Returns(), null);
        }
        lesson.unit().accept(rules.new Nested(), null);
        return rules.findings;
    }

    private void checkBeginning() {
        var statements = lesson.statements();
        if (statements.stream().noneMatch(ParsedLesson::isStep)) {
            add(lesson.main().orElseThrow(), "main has no step", "begin it with step(\"Title\", \"\"\"…\"\"\")");
        } else if (!ParsedLesson.isStep(statements.getFirst())) {
            add(statements.getFirst(), "A statement stands before the first step", "move it into a step");
        }
    }

    /// Where two statements share a line and one of them is a step, cells cannot be cut line by line.
    private void checkLines() {
        StatementTree previous = null;
        for (var statement : lesson.statements()) {
            if (previous != null && (ParsedLesson.isStep(previous) || ParsedLesson.isStep(statement))
                && lesson.line(statement) == lesson.line(lesson.region(previous).end())) {
                add(statement, "A step shares its line with another statement", "begin a new line");
            }
            previous = statement;
        }
    }

    private void checkTitles() {
        var titles = new HashSet<String>();
        for (var step : lesson.statements().stream().filter(ParsedLesson::isStep).toList()) {
            var literals = ParsedLesson.literals(step);
            if (literals.isEmpty()) {
                add(step, "A step's title and prose are not two literals", "write step(\"Title\", \"\"\"…\"\"\")");
            } else {
                checkTitle(step, (String) literals.getFirst().getValue(), titles);
            }
        }
    }

    private void checkTitle(StatementTree step, String title, Set<String> others) {
        if (title.isBlank() || !title.equals(title.strip()) || title.lines().count() > 1) {
            add(step, "A step's title is not a line of words", "name the step in a few words, without blanks around them");
        }
        if (!others.add(title)) {
            add(step, "Two steps have the title \"%s\"".formatted(title), "give one of them another");
        }
    }

    private void add(Tree tree, String what, String remedy) {
        findings.add(LessonRules.finding(lesson.file(), lesson.line(tree), what, remedy));
    }

    /// Finds steps that are no direct statement of `main`.
    private final class Nested extends TreeScanner<Void, Void> {

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (ParsedLesson.isStep(call) && !isDirect(call)) {
                add(call, "A step stands inside a block or beside main", "let step(…) be a statement of main itself");
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private boolean isDirect(MethodInvocationTree call) {
            return lesson.statements().stream().filter(ParsedLesson::isStep)
                .anyMatch(step -> ((ExpressionStatementTree) step).getExpression() == call);
        }
    }

    /// Finds the returns of `main`, not those of lambdas and classes in it.
    private final class Returns extends TreeScanner<Void, Void> {

        @Override
        public Void visitReturn(ReturnTree found, Void nothing) {
            add(found, "main returns before its end", "leave the return out: a step goes on to the next");
            return null;
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
            return null;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            return null;
        }
    }
}

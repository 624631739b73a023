package howdah.course;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A session or connection that one step opens for others is closed in the last.
final class SessionRules {

    private static final Set<String> OPENERS = Set.of("session", "connection", "DriverManager.getConnection");

    private SessionRules() {
    }

    static List<Course.Finding> findings(ParsedLesson lesson) {
        var findings = new ArrayList<Course.Finding>();
        var steps = steps(lesson.statements());
        for (var step : steps) {
            for (var statement : step) {
                if (statement instanceof VariableTree variable && opens(variable.getInitializer())
                    && !closes(step, variable) && !closes(steps.getLast(), variable)) {
                    findings.add(LessonRules.finding(lesson.file(), lesson.line(variable),
                        "\"%s\" is opened and not closed in the last step".formatted(variable.getName()),
                        "end the last step with %s.close()".formatted(variable.getName())));
                }
            }
        }
        return findings;
    }

    private static List<List<StatementTree>> steps(List<? extends StatementTree> statements) {
        var steps = new ArrayList<List<StatementTree>>();
        for (var statement : statements) {
            if (steps.isEmpty() || ParsedLesson.isStep(statement)) {
                steps.add(new ArrayList<>());
            }
            steps.getLast().add(statement);
        }
        return steps;
    }

    private static boolean opens(ExpressionTree value) {
        return value instanceof MethodInvocationTree call && OPENERS.contains(call.getMethodSelect().toString());
    }

    private static boolean closes(List<StatementTree> step, VariableTree variable) {
        var closing = new Closing(variable.getName().toString());
        step.forEach(statement -> closing.scan(statement, null));
        return closing.isFound;
    }

    /// Looks for `name.close()`.
    private static final class Closing extends TreeScanner<Void, Void> {

        private final String name;
        private boolean isFound;

        Closing(String name) {
            this.name = name;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
            isFound |= select.getIdentifier().contentEquals("close") && is(select.getExpression());
            return super.visitMemberSelect(select, nothing);
        }

        private boolean is(Tree tree) {
            return tree instanceof IdentifierTree identifier && identifier.getName().contentEquals(name);
        }
    }
}

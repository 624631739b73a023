package howdah.course;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a step needs beyond plain PostgreSQL 14 is declared: `if (has(…)) { … }` stands around its code, a statement of `main`
/// itself, so that no other step misses what is skipped.
final class NeedRules extends TreeScanner<Void, Void> {

    private static final String HAS = "has";

    /// What SQL in a literal needs, by words that tell.
    private static final Map<String, String> OF_SQL = Map.of(
        "PREPARE TRANSACTION", "setting(\"max_prepared_transactions\"",
        "CREATE EXTENSION", "extension(",
        "pg_stat_statements", "extension(\"pg_stat_statements\"",
        "logical_replication_slot", "setting(\"wal_level\"",
        "CREATE SUBSCRIPTION", "setting(\"wal_level\"");

    /// What Java needs, by names that tell.
    private static final Map<String, String> OF_JAVA = Map.of(
        "PostgreSQLContainer", "containers(",
        "GenericContainer", "containers(",
        "getReplicationAPI", "setting(\"wal_level\"");

    private final ParsedLesson lesson;
    private final List<Course.Finding> findings = new ArrayList<>();
    private String declared = "";

    private NeedRules(ParsedLesson lesson) {
        this.lesson = lesson;
    }

    static List<Course.Finding> findings(ParsedLesson lesson) {
        var rules = new NeedRules(lesson);
        lesson.statements().stream().filter(statement -> !ParsedLesson.isStep(statement)).forEach(rules::check);
        return rules.findings;
    }

    private void check(StatementTree statement) {
        var isDeclaration = statement instanceof IfTree branch && isHas(condition(branch)) && branch.getElseStatement() == null;
        if (isDeclaration) {
            declared = condition((IfTree) statement).toString();
            scan(((IfTree) statement).getThenStatement(), null);
            declared = "";
        } else {
            scan(statement, null);
        }
    }

    private static Tree condition(IfTree branch) {
        return branch.getCondition() instanceof ParenthesizedTree inside ? inside.getExpression() : branch.getCondition();
    }

    private static boolean isHas(Tree tree) {
        return tree instanceof MethodInvocationTree call && call.getMethodSelect() instanceof IdentifierTree name
            && name.getName().contentEquals(HAS);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (isHas(call)) {
            add(call, "has(…) is not the whole condition of an if that stands in main itself, without else",
                "write if (has(…)) { … } around the step's code");
        }
        return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (literal.getValue() instanceof String text) {
            OF_SQL.forEach((words, need) -> require(text.contains(words), literal, words, need));
        }
        return null;
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void nothing) {
        OF_JAVA.forEach((word, need) -> require(name.getName().contentEquals(word), name, word, need));
        return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
        OF_JAVA.forEach((word, need) -> require(select.getIdentifier().contentEquals(word), select, word, need));
        return super.visitMemberSelect(select, nothing);
    }

    private void require(boolean isUsed, Tree tree, String words, String need) {
        if (isUsed && !declared.contains(need)) {
            add(tree, "%s needs more than plain PostgreSQL 14, and the step does not declare it".formatted(words),
                "write if (has(%s…))) { … } around the step's code".formatted(need));
        }
    }

    private void add(Tree tree, String what, String remedy) {
        findings.add(LessonRules.finding(lesson.file(), lesson.line(tree), what, remedy));
    }
}

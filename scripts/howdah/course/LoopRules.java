package howdah.course;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// A query for each element of something, where one query would fetch all (N+1).
final class LoopRules extends TreeScanner<Void, Void> {

    private static final Set<String> QUERIES = Set.of("selectList", "selectOne", "selectMap", "selectCursor");
    private static final Set<String> FOR_EACH = Set.of("forEach", "map", "flatMap");

    private final ParsedLesson lesson;
    private final Deque<Tree> loops = new ArrayDeque<>();
    private final List<Course.Finding> findings = new ArrayList<>();

    private LoopRules(ParsedLesson lesson) {
        this.lesson = lesson;
    }

    static List<Course.Finding> findings(ParsedLesson lesson) {
        var rules = new LoopRules(lesson);
        rules.scan(lesson.unit(), null);
        return rules.findings;
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void nothing) {
        scan(loop.getExpression(), null);
        return in(loop, loop.getStatement());
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        var method = name(call);
        if (QUERIES.contains(method) && !loops.isEmpty() && !isOnPurpose(call)) {
            findings.add(LessonRules.finding(lesson.file(), lesson.line(call),
                "%s runs once for each element of a loop (N+1)".formatted(method),
                "fetch all with one query, or say above it why not: // N+1 on purpose: …"));
        }
        scan(call.getMethodSelect(), null);
        for (var argument : call.getArguments()) {
            if (FOR_EACH.contains(method) && argument instanceof LambdaExpressionTree lambda) {
                in(call, lambda.getBody());
            } else {
                scan(argument, null);
            }
        }
        return null;
    }

    private Void in(Tree loop, Tree body) {
        loops.push(loop);
        scan(body, null);
        loops.pop();
        return null;
    }

    private static String name(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select ? select.getIdentifier().toString() : "";
    }

    private boolean isOnPurpose(Tree call) {
        loops.push(call);
        var lines = lesson.file().text().lines().toList();
        var isSaid = loops.stream().mapToInt(lesson::line).filter(line -> line > 1)
            .anyMatch(line -> Element.isOnPurpose("N+1", lines.get(line - 2)));
        loops.pop();
        return isSaid;
    }
}

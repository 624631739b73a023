package howdah.course;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// A lesson's tree, as javac's parser makes it, and where its parts stand in the text.
///
/// @param errors the first that is wrong with its syntax, since others follow from it; the tree is not to be trusted then
record ParsedLesson(LessonFile file, CompilationUnitTree unit, SourcePositions positions, List<Course.Finding> errors) {

    /// Without folding, `"a" + "b"` stays two literals.
    private static final List<String> OPTIONS = List.of("-proc:none", "-XDallowStringFolding=false");

    static ParsedLesson parse(LessonFile file) {
        var told = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
            .getTask(Writer.nullWriter(), null, told, OPTIONS, null, List.of(StringSource.of(file)));
        try {
            var unit = task.parse().iterator().next();
            return new ParsedLesson(file, unit, Trees.instance(task).getSourcePositions(),
                StringSource.errors(told).stream().limit(1).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (IllegalStateException crash) {
            var finding = LessonRules.finding(file, 1, "The compiler gives up on it", "nest expressions less deeply");
            var nothing = parse(file.with(""));
            return new ParsedLesson(file, nothing.unit, nothing.positions, List.of(finding));
        }
    }

    /// What a tree covers; for a statement with the semicolon, for a declaration with its annotations and modifiers.
    Region region(Tree tree) {
        return new Region((int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
    }

    int line(Tree tree) {
        return line(region(tree).start());
    }

    /// The number of a place's line, counted from 1, without counting from the text's start each time.
    int line(int offset) {
        return (int) unit.getLineMap().getLineNumber(Math.clamp(offset, 0, file.text().length()));
    }

    /// What stands at the top level of a compact source file; empty if the file has classes only.
    List<? extends Tree> members() {
        var types = unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast).toList();
        return types.size() == 1 && isImplicit(types.getFirst()) ? types.getFirst().getMembers() : List.of();
    }

    /// The class that javac puts around a compact source file has no text of its own in front of its first member.
    private boolean isImplicit(ClassTree type) {
        return !type.getMembers().isEmpty() && region(type).start() >= region(type.getMembers().getFirst()).start();
    }

    Optional<MethodTree> main() {
        return members().stream().filter(MethodTree.class::isInstance).map(MethodTree.class::cast)
            .filter(method -> method.getName().contentEquals("main") && method.getBody() != null).findFirst();
    }

    List<? extends StatementTree> statements() {
        return main().<List<? extends StatementTree>>map(main -> main.getBody().getStatements()).orElse(List.of());
    }

    static boolean isStep(Tree tree) {
        return tree instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof IdentifierTree name && name.getName().contentEquals("step")
            || tree instanceof ExpressionStatementTree statement && isStep(statement.getExpression());
    }

    /// The two literals of a step's call; empty if it has others.
    static List<LiteralTree> literals(StatementTree step) {
        var arguments = ((MethodInvocationTree) ((ExpressionStatementTree) step).getExpression()).getArguments();
        var literals = arguments.stream().filter(LiteralTree.class::isInstance).map(LiteralTree.class::cast)
            .filter(literal -> literal.getValue() instanceof String).toList();
        return arguments.size() == 2 && literals.size() == 2 ? literals : List.of();
    }
}

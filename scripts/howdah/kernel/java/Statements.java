package howdah.kernel.java;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;

/// Compiles the statements of a cell that follow one another, and its last expression, as one class. JShell would compile each of
/// them on its own, some four times, and remember it.
final class Statements {

    private static final String METHOD = "do_it$";
    /// After how many calls the compiler is made anew: it remembers each lambda that it has translated, some 15 kB.
    private static final int RENEWAL = 500;

    private final Shell shell;
    private final ClassLoader loader;
    private int count = 1;
    private int calls;

    /// @param loader of what cells use and declare
    Statements(Shell shell, ClassLoader loader) {
        this.shell = shell;
        this.loader = loader;
    }

    /// How a last expression is made a statement.
    enum Form { NONE, VALUE, CALL }

    /// @param classes empty if there are problems
    /// @param type    of the last expression
    record Compiled(String name, Map<String, byte[]> classes, String type, List<Problem> problems) {
    }

    /// As a class of a name that others have too: it is to be loaded by a loader of its own.
    Compiled compile(Source source, List<Piece> pieces, Form form) {
        return compile("$Cell$1", source, pieces, form);
    }

    /// As a class of a name that no other has.
    Compiled compileUnique(Source source, List<Piece> pieces, Form form) {
        return compile("$Cell$" + ++count, source, pieces, form);
    }

    private Compiled compile(String name, Source source, List<Piece> pieces, Form form) {
        if (form == Form.CALL && ++calls % RENEWAL == 0) {
            shell.renewCompiler();
        }
        var text = text(name, source, pieces, form);
        return shell.compile(name, text.toString(), compilation -> {
            var types = new ResultType(Trees.instance(compilation.task()));
            compilation.task().addTaskListener(types);
            var classes = shell.generate(compilation);
            var problems = compilation.diagnostics().getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR).map(each -> problem(each, text)).toList();
            var lines = text.firstLine - pieces.getFirst().line();
            var origin = new Weaver.Origin(source.name(), line -> line - lines);
            return new Compiled("REPL." + name, Weaver.woven(classes, loader, each -> origin), types.type, problems);
        });
    }

    /// The class's source, and where the cell's text is in it.
    private static final class Text {

        private final StringBuilder source = new StringBuilder();
        private int shift;
        private int lastShift;
        private int lastStart;
        private int firstLine;

        private int placeInCell(long place) {
            return (int) (place - (place >= lastStart ? lastShift : shift));
        }

        @Override
        public String toString() {
            return source.toString();
        }
    }

    private Text text(String name, Source source, List<Piece> pieces, Form form) {
        var text = new Text();
        text.source.append(shell.imports()).append("\nclass ").append(name)
            .append(" { public static Object value$; public static void " + METHOD + "() throws java.lang.Throwable {\n");
        text.firstLine = (int) text.source.chars().filter(letter -> letter == '\n').count() + 1;
        var first = pieces.getFirst();
        var last = pieces.getLast();
        text.shift = text.source.length() - first.start();
        text.source.append(source.text(), first.start(), last.start());
        text.source.append(switch (form) {
            case NONE -> "";
            case VALUE -> "value$ = ";
            case CALL -> "value$ = howdah.kernel.java.Guard.value(() -> ";
        });
        text.lastStart = text.source.length();
        text.lastShift = text.source.length() - last.start();
        text.source.append(source.text(), last.start(), last.endsWithSemicolon() ? last.end() - 1 : last.end());
        var isBlock = form == Form.NONE && source.text().charAt(last.end() - 1) == '}';
        text.source.append(form == Form.CALL ? ")" : "").append(isBlock ? "" : ";").append("\n}}\n");
        return text;
    }

    private static Problem problem(Diagnostic<?> error, Text text) {
        return new Problem(error.getCode(), error.getMessage(java.util.Locale.ENGLISH), text.placeInCell(error.getPosition()),
            text.placeInCell(error.getStartPosition()), text.placeInCell(error.getEndPosition()));
    }

    /// A type's name without packages, and without what only the compiler knows.
    static String simple(String type) {
        return Frames.readable(type).replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "").replaceAll("capture#\\d+ of ", "");
    }

    /// The static type of what is assigned to `value$`.
    private static final class ResultType extends TreePathScanner<Void, Void> implements TaskListener {

        private final Trees trees;
        private String type = "";

        ResultType(Trees trees) {
            this.trees = trees;
        }

        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getCompilationUnit() != null) {
                scan(event.getCompilationUnit(), null);
            }
        }

        @Override
        public Void visitAssignment(AssignmentTree node, Void none) {
            if (node.getVariable().toString().equals("value$")) {
                var given = new TreePath(getCurrentPath(), node.getExpression());
                type = simple(String.valueOf(trees.getTypeMirror(inLambda(given))));
                return null;
            }
            return super.visitAssignment(node, none);
        }

        private static TreePath inLambda(TreePath given) {
            if (given.getLeaf() instanceof MethodInvocationTree call && call.getArguments().size() == 1
                && call.getMethodSelect().toString().startsWith("howdah.kernel.java.Guard")
                && call.getArguments().getFirst() instanceof LambdaExpressionTree lambda
                && lambda.getBody() instanceof ExpressionTree body) {
                return new TreePath(new TreePath(given, lambda), body);
            }
            return given;
        }
    }
}

package howdah.check;

import com.google.gson.Gson;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import howdah.jvm.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A program's text as the compiler's parser reads it, in the process in which the compiler is warm.
final class SourceWords extends TreeScanner<Void, Void> {

    private static final Map<Tree.Kind, String> KEYWORDS = Map.ofEntries(Map.entry(Tree.Kind.TRY, "try"),
        Map.entry(Tree.Kind.CATCH, "catch"), Map.entry(Tree.Kind.THROW, "throw"), Map.entry(Tree.Kind.IF, "if"),
        Map.entry(Tree.Kind.WHILE_LOOP, "while"), Map.entry(Tree.Kind.DO_WHILE_LOOP, "do"), Map.entry(Tree.Kind.FOR_LOOP, "for"),
        Map.entry(Tree.Kind.ENHANCED_FOR_LOOP, "for"), Map.entry(Tree.Kind.SWITCH, "switch"),
        Map.entry(Tree.Kind.SWITCH_EXPRESSION, "switch"), Map.entry(Tree.Kind.BREAK, "break"),
        Map.entry(Tree.Kind.CONTINUE, "continue"), Map.entry(Tree.Kind.RETURN, "return"), Map.entry(Tree.Kind.RECORD, "record"),
        Map.entry(Tree.Kind.NEW_CLASS, "new"));

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = Compiler.withoutPlugins(COMPILER.getStandardFileManager(null, null, null));

    private final List<Source.Word> words = new ArrayList<>();
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private SourceWords(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    /// The program without comments, laid out anew: two that differ in those only are the same.
    String plain() {
        return unit.toString().replaceAll("(?s)/\\*\\*.*?\\*/", "").strip();
    }

    /// Its words, as [Source#read] reads them.
    String json() {
        words.clear();
        scan(unit, null);
        return new Gson().toJson(words);
    }

    /// By one thread at a time, since the compiler's tasks share their files.
    static synchronized SourceWords parse(String source) {
        var file = new SimpleJavaFileObject(URI.create("string:///program.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var task = (JavacTask) COMPILER.getTask(Writer.nullWriter(), FILES, told -> { }, List.of("-proc:none"), null, List.of(file));
        try {
            return new SourceWords(task.parse().iterator().next(), Trees.instance(task).getSourcePositions());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The name of the rows that `main` asks for before it does anything else: that of `data("blog")`; else empty.
    String rowsAskedFirst() {
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance)
            .flatMap(type -> ((ClassTree) type).getMembers().stream())
            .filter(member -> member instanceof MethodTree method && method.getName().contentEquals("main"))
            .map(main -> ((MethodTree) main).getBody().getStatements()).filter(statements -> !statements.isEmpty())
            .map(statements -> rowsAsked(statements.getFirst())).findFirst().orElse("");
    }

    private static String rowsAsked(StatementTree statement) {
        return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof IdentifierTree method && method.getName().contentEquals("data")
            && call.getArguments().size() == 1 && call.getArguments().getFirst() instanceof LiteralTree name
            && name.getValue() instanceof String text ? text : "";
    }

    @Override
    public Void scan(Tree tree, Void none) {
        if (tree != null && KEYWORDS.containsKey(tree.getKind())) {
            add(Source.Kind.KEYWORD, KEYWORDS.get(tree.getKind()), tree);
        }
        return super.scan(tree, none);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        switch (call.getMethodSelect()) {
            case MemberSelectTree select -> add(Source.Kind.CALL, select.getIdentifier().toString(), call);
            case IdentifierTree name -> add(Source.Kind.CALL, name.getName().toString(), call);
            default -> { }
        }
        return super.visitMethodInvocation(call, none);
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void none) {
        add(Source.Kind.NAME, name.getName().toString(), name);
        return super.visitIdentifier(name, none);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void none) {
        add(Source.Kind.NAME, select.getIdentifier().toString(), select);
        return super.visitMemberSelect(select, none);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void none) {
        if (literal.getValue() instanceof String text) {
            add(Source.Kind.TEXT, text, literal);
        }
        return super.visitLiteral(literal, none);
    }

    private void add(Source.Kind kind, String text, Tree tree) {
        var place = positions.getStartPosition(unit, tree);
        words.add(new Source.Word(kind, text, (int) unit.getLineMap().getLineNumber(Math.max(0, place))));
    }
}

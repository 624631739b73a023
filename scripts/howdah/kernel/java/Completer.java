package howdah.kernel.java;

import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import howdah.kernel.cell.Completion;
import javax.lang.model.type.TypeKind;

/// Finds what may stand at a place of a cell. The cell is read up to there; a name is put in, and the brackets are closed.
final class Completer {

    private static final String HERE = "here$";

    private final Shell shell;
    private final TypeIndex types;

    Completer(Shell shell, TypeIndex types) {
        this.shell = shell;
        this.types = types;
    }

    Completion complete(String text, int cursor) {
        types.ready();
        var start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        var prefix = text.substring(start, cursor);
        var before = text.substring(0, start) + HERE;
        var tokens = Tokens.of(before);
        var isInCode = tokens.size() > 0 && tokens.is(tokens.size() - 1, HERE) && tokens.unclosed() < 0;
        var isNumber = !prefix.isEmpty() && Character.isDigit(prefix.charAt(0))
            || tokens.is(tokens.size() - 2, ".") && tokens.kind(tokens.size() - 3) == Tokens.Kind.NUMBER;
        if (!isInCode || isNumber) {
            return Completion.none(cursor);
        }
        var isCalled = cursor < text.length() && text.charAt(cursor) == '(';
        var sketch = Sketch.of(before + (tokens.is(tokens.size() - 2, "new")
            ? "()" : "") + Brackets.of(tokens).closing(), shell.imports());
        var candidates = shell.analyze(Sketch.NAME, sketch.source(), compilation -> {
            var suggestions = new Suggestions(compilation.task(), types, prefix, isCalled);
            compilation.units().forEach(unit -> new Finder(compilation.task(), suggestions).scan(unit, null));
            return suggestions.bestFirst();
        });
        return new Completion(candidates, start, cursor);
    }

    /// Comes to the name that was put in, and asks for what may stand there.
    private static final class Finder extends TreePathScanner<Void, Void> {

        private final JavacTask task;
        private final Trees trees;
        private final Suggestions suggestions;

        Finder(JavacTask task, Suggestions suggestions) {
            this.task = task;
            this.trees = Trees.instance(task);
            this.suggestions = suggestions;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree node, Void none) {
            if (node.getIdentifier().contentEquals(HERE)) {
                if (importOf() instanceof ImportTree from) {
                    suggestions.addImported(node.getExpression().toString(), from.isStatic(), from.isModule());
                    return null;
                }
                var owner = new TreePath(getCurrentPath(), node.getExpression());
                var element = trees.getElement(owner);
                var type = trees.getTypeMirror(owner);
                if (type == null || type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.PACKAGE) {
                    suggestions.addImported(node.getExpression().toString(), false, false);
                } else {
                    suggestions.addMembers(element, type, trees.getScope(getCurrentPath()));
                }
                return null;
            }
            return super.visitMemberSelect(node, none);
        }

        private Tree importOf() {
            var parent = getCurrentPath().getParentPath();
            while (parent != null && parent.getLeaf() instanceof MemberSelectTree) {
                parent = parent.getParentPath();
            }
            return parent == null ? null : parent.getLeaf();
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree node, Void none) {
            if (node.getName().contentEquals(HERE)) {
                var owner = new TreePath(getCurrentPath(), node.getQualifierExpression());
                suggestions.addReferences(trees.getElement(owner), trees.getTypeMirror(owner), trees.getScope(getCurrentPath()));
                return null;
            }
            return super.visitMemberReference(node, none);
        }

        /// What does not parse as it should is looked through all the same.
        @Override
        public Void visitErroneous(ErroneousTree node, Void none) {
            return scan(node.getErrorTrees(), none);
        }

        @Override
        public Void visitIdentifier(IdentifierTree node, Void none) {
            if (node.getName().contentEquals(HERE)) {
                var parent = getCurrentPath().getParentPath().getLeaf();
                if (parent instanceof ImportTree) {
                    suggestions.addImported("", false, false);
                } else {
                    suggestions.addVisible(trees.getScope(getCurrentPath()), new Imports(task,
                        getCurrentPath().getCompilationUnit()),
                        parent instanceof NewClassTree created && created.getIdentifier() == node);
                }
            }
            return null;
        }
    }
}

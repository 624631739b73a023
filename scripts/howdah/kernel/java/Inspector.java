package howdah.kernel.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import howdah.kernel.cell.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/// Tells what a word of a cell means: its declaration, its documentation, a variable's value.
final class Inspector {

    private static final int MANY = 12;

    private final Shell shell;
    private final Function<String, Optional<String>> values;
    private final Documentation documentation;

    /// @param values the text of a variable's value
    Inspector(Shell shell, Documentation documentation, Function<String, Optional<String>> values) {
        this.shell = shell;
        this.documentation = documentation;
        this.values = values;
    }

    Optional<Bundle> inspect(String text, int cursor, boolean isDetailed) {
        var tokens = Tokens.of(text);
        var word = word(tokens, Math.clamp(cursor, 0, text.length()));
        if (word < 0) {
            return Optional.empty();
        }
        var sketch = Sketch.of(text, shell.imports());
        var place = sketch.place(tokens.start(word));
        return place < 0 ? Optional.empty() : shell.analyze(Sketch.NAME, sketch.source(), compilation -> {
            var finder = new Finder(compilation.task(), tokens.text(word), place);
            compilation.units().forEach(unit -> finder.scan(unit, null));
            return finder.found.isEmpty() ? Optional.empty() : Optional.of(told(finder.found, compilation.task(), isDetailed));
        });
    }

    /// @param elements the one that is meant, or all methods of a name
    private Bundle told(List<Element> elements, JavacTask task, boolean isDetailed) {
        var first = told(elements.getFirst(), task, isDetailed).text();
        var others = elements.stream().skip(1).limit(MANY).map(each -> documentation.declaration(each, task)).toList();
        var end = first.indexOf("\n\n");
        return Bundle.ofText(others.isEmpty() ? first : (end < 0
            ? first : first.substring(0, end)) + "\n" + String.join("\n", others)
            + (end < 0 ? "" : first.substring(end)));
    }

    private Bundle told(Element element, JavacTask task, boolean isDetailed) {
        var declaration = documentation.declaration(element, task);
        var value = element.getEnclosingElement() != null && element.getEnclosingElement().toString().startsWith("REPL.")
            && element.getKind().isField() ? values.apply(element.getSimpleName().toString()).map(" = "::concat).orElse("") : "";
        var comment = documentation.comment(element, task, isDetailed);
        return Bundle.ofText(declaration + value + (comment.isEmpty() ? "" : "\n\n" + comment));
    }

    /// The word at a place or right before it; else that of the call in whose parentheses the place is; -1 if there is none.
    private static int word(Tokens tokens, int cursor) {
        var last = tokens.size() - 1;
        while (last >= 0 && tokens.start(last) >= cursor && !(tokens.start(last) == cursor && tokens.isWord(last))) {
            last--;
        }
        if (tokens.isWord(last) && tokens.end(last) >= cursor) {
            return last;
        }
        var isAfterCall = tokens.is(last, ")") && tokens.end(last) <= cursor;
        var depth = isAfterCall ? -1 : 0;
        for (var at = isAfterCall ? last - 1 : last; at >= 0; at--) {
            depth += tokens.is(at, "(") ? 1 : tokens.is(at, ")") ? -1 : 0;
            if (depth == (isAfterCall ? 0 : 1) && tokens.is(at, "(")) {
                return tokens.isWord(at - 1) ? at - 1 : -1;
            }
        }
        return tokens.isWord(last) ? last : -1;
    }

    /// Comes to the name at a place.
    private static final class Finder extends TreePathScanner<Void, Void> {

        private final JavacTask task;
        private final Trees trees;
        private final Elements elements;
        private final String name;
        private final int place;
        private List<Element> found = List.of();

        Finder(JavacTask task, String name, int place) {
            this.trees = Trees.instance(task);
            this.task = task;
            this.elements = task.getElements();
            this.name = name;
            this.place = place;
        }

        private void take(Tree node, CharSequence word, long from) {
            var end = trees.getSourcePositions().getEndPosition(getCurrentPath().getCompilationUnit(), node);
            if (word.toString().equals(name) && from <= place && (end < 0 || place < end)) {
                var element = trees.getElement(getCurrentPath());
                var isKnown = element != null && element.asType().getKind() != TypeKind.ERROR;
                found = isKnown ? List.of(element) : node instanceof MemberSelectTree select ? ofOwner(select) : visible();
            }
        }

        /// All members of that name: which method is meant is not said yet.
        private List<Element> ofOwner(MemberSelectTree node) {
            var type = trees.getTypeMirror(new TreePath(getCurrentPath(), node.getExpression()));
            return type instanceof DeclaredType declared ? elements.getAllMembers((TypeElement) declared.asElement()).stream()
                .filter(each -> each.getSimpleName().contentEquals(name)).map(Element.class::cast).toList() : List.of();
        }

        private List<Element> visible() {
            var imports = new Imports(task, getCurrentPath().getCompilationUnit());
            for (var elements : imports.visible(trees.getScope(getCurrentPath()))) {
                List<Element> named = new ArrayList<>();
                elements.forEach(each -> {
                    if (each.getSimpleName().contentEquals(name)) {
                        named.add(each);
                    }
                });
                if (!named.isEmpty()) {
                    return named;
                }
            }
            var type = imports.type(name);
            return type == null ? imports.members(name::equals).toList() : List.of(type);
        }

        private long start(Tree node) {
            return trees.getSourcePositions().getStartPosition(getCurrentPath().getCompilationUnit(), node);
        }

        private long end(Tree node) {
            return trees.getSourcePositions().getEndPosition(getCurrentPath().getCompilationUnit(), node);
        }

        @Override
        public Void visitIdentifier(IdentifierTree node, Void none) {
            if (start(node) == place) {
                take(node, node.getName(), place);
                if (getCurrentPath().getParentPath().getLeaf() instanceof NewClassTree created
                    && created.getIdentifier() == node) {
                    var constructor = trees.getElement(getCurrentPath().getParentPath());
                    found = constructor == null ? found : List.of(constructor);
                }
            }
            return null;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree node, Void none) {
            take(node, node.getIdentifier(), end(node.getExpression()));
            return super.visitMemberSelect(node, none);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree node, Void none) {
            take(node, node.getName(), end(node.getQualifierExpression()));
            return super.visitMemberReference(node, none);
        }

        @Override
        public Void visitVariable(VariableTree node, Void none) {
            take(node, node.getName(), Math.max(start(node), node.getType() == null ? 0 : end(node.getType())));
            return super.visitVariable(node, none);
        }

        @Override
        public Void visitMethod(MethodTree node, Void none) {
            take(node, node.getName(), start(node));
            return super.visitMethod(node, none);
        }

        @Override
        public Void visitClass(ClassTree node, Void none) {
            take(node, node.getSimpleName(), start(node));
            return super.visitClass(node, none);
        }

        @Override
        public Void visitErroneous(ErroneousTree node, Void none) {
            return scan(node.getErrorTrees(), none);
        }
    }
}

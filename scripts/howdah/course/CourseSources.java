package howdah.course;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/// What all the Java of a course says together, as far as it concerns its mappers.
final class CourseSources extends TreeScanner<Void, Void> {

    private static final Set<String> OF_DATA = Set.of("createTables", "fill");

    private final Set<String> strings = new HashSet<>();
    private final Map<String, Set<String>> interfaces = new HashMap<>();
    private final Map<String, Set<String>> records = new HashMap<>();

    static CourseSources of(Collection<ParsedLesson> files) {
        var sources = new CourseSources();
        files.stream().filter(file -> file.errors().isEmpty()).forEach(file -> sources.scan(file.unit(), null));
        return sources;
    }

    /// Whether a literal is that statement's full id, or an interface of the mapper's name, `Posts` for `posts`, has a method of
    /// its name.
    boolean use(String namespace, String id) {
        return strings.contains(namespace + "." + id)
            || interfaces.getOrDefault(comparable(simple(namespace)), Set.of()).contains(id);
    }

    /// The components of the records of that name, as columns are compared with them; empty if there is no such record.
    ///
    /// @param type a class's full or simple name, or an alias
    Optional<Set<String>> components(String type) {
        var simple = simple(type);
        return Optional.ofNullable(records.get(simple.toLowerCase(Locale.ROOT)));
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    /// As MyBatis compares them: `created_at` with `createdAt`.
    static String comparable(String column) {
        return column.replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (literal.getValue() instanceof String text) {
            strings.add(text);
        }
        return null;
    }

    /// `data("blog")` calls two statements.
    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (call.getMethodSelect() instanceof IdentifierTree name && name.getName().contentEquals("data")
            && !call.getArguments().isEmpty() && call.getArguments().getFirst() instanceof LiteralTree namespace) {
            OF_DATA.forEach(id -> strings.add(namespace.getValue() + "." + id));
        }
        return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        var name = type.getSimpleName().toString();
        if (type.getKind() == Tree.Kind.INTERFACE) {
            interfaces.computeIfAbsent(comparable(name), each -> new HashSet<>()).addAll(methods(type));
        }
        if (type.getKind() == Tree.Kind.RECORD) {
            records.computeIfAbsent(name.toLowerCase(Locale.ROOT), each -> new HashSet<>()).addAll(components(type));
        }
        return super.visitClass(type, nothing);
    }

    private static List<String> methods(ClassTree type) {
        return type.getMembers().stream().filter(MethodTree.class::isInstance)
            .map(method -> ((MethodTree) method).getName().toString()).toList();
    }

    /// Javac's tree holds a record's components as fields that are not static.
    private static List<String> components(ClassTree type) {
        return type.getMembers().stream().filter(VariableTree.class::isInstance).map(VariableTree.class::cast)
            .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
            .map(field -> comparable(field.getName().toString())).toList();
    }
}

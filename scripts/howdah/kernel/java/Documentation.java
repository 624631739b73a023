package howdah.kernel.java;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/// How something is declared, and what its documentation says. That of the JDK is in `src.zip`, if the JDK came with it.
final class Documentation {

    private static final String HELPERS = "jdk.internal.shellsupport.doc.";
    private static final int WIDTH = 100;
    private static final int SUMMARY_LINES = 12;

    private final Function<String, Optional<String>> cells;
    private List<Path> sources;

    /// @param cells how cells have written what they declare, by its name
    Documentation(Function<String, Optional<String>> cells) {
        this.cells = cells;
    }

    String declaration(Element element, JavacTask task) {
        return written(element).orElseGet(() -> made(element, task));
    }

    /// As a cell has written it, if one has.
    private Optional<String> written(Element element) {
        var owner = element.getKind() == ElementKind.CONSTRUCTOR ? element.getEnclosingElement() : element;
        var wrapper = owner.getEnclosingElement();
        return owner instanceof VariableElement || wrapper == null || !wrapper.toString().startsWith("REPL.$JShell$")
            || wrapper.getEnclosingElement().getKind() != ElementKind.PACKAGE ? Optional.empty()
            : cells.apply(owner.getSimpleName().toString());
    }

    private String made(Element element, JavacTask task) {
        return switch (element) {
            case ExecutableElement method -> modifiers(element) + method(method, named(method, task));
            case VariableElement variable -> modifiers(element) + Statements.simple(variable.asType().toString()) + " "
                + owner(element) + variable.getSimpleName()
                + (variable.getConstantValue() == null
                ? "" : " = " + task.getElements().getConstantExpression(variable.getConstantValue()));
            case TypeElement type -> modifiers(element) + type(type);
            default -> element.toString();
        };
    }

    private static String modifiers(Element element) {
        var isCells = element.toString().startsWith("REPL.") || element.getEnclosingElement().toString().startsWith("REPL.");
        return element.getModifiers().stream().filter(each -> each != Modifier.STATIC && each != Modifier.PUBLIC || !isCells)
            .filter(each -> each != Modifier.ABSTRACT || !element.getKind().isInterface())
            .map(each -> each + " ").collect(Collectors.joining());
    }

    private static String owner(Element element) {
        var owner = element.getEnclosingElement();
        var isPlain = !(owner instanceof TypeElement) || owner.getSimpleName().toString().startsWith("$");
        return isPlain ? "" : owner.getSimpleName() + ".";
    }

    private static String method(ExecutableElement method, ExecutableElement named) {
        var parameters = method.getParameters().stream().map(each -> Statements.simple(each.asType().toString()) + " "
            + named.getParameters().get(method.getParameters().indexOf(each)).getSimpleName()).collect(Collectors.joining(", "));
        var thrown = method.getThrownTypes().stream().map(each -> Statements.simple(each.toString())).collect(Collectors
            .joining(", "));
        var generic = method.getTypeParameters().isEmpty() ? "" : method.getTypeParameters().stream().map(Object::toString)
            .collect(Collectors.joining(", ", "<", "> "));
        var isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
        var name = isConstructor ? method.getEnclosingElement().getSimpleName().toString()
            : Statements.simple(method.getReturnType().toString()) + " " + owner(method) + method.getSimpleName();
        return "%s%s(%s)%s".formatted(generic, name, method.isVarArgs()
            ? parameters.replaceFirst("\\[] (\\w+)$", "... $1") : parameters,
            thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String type(TypeElement type) {
        var kind = type.getKind() == ElementKind.ANNOTATION_TYPE ? "@interface" : type.getKind().name().toLowerCase(Locale.ROOT);
        var components = type.getKind() != ElementKind.RECORD ? "" : type.getRecordComponents().stream()
            .map(each -> Statements.simple(each.asType().toString()) + " "
            + each.getSimpleName()).collect(Collectors.joining(", ", "(", ")"));
        return kind + " " + Frames.readable(type.asType().toString()) + components;
    }

    /// The same method with the names of its parameters, as its source has them, if its class does not.
    private ExecutableElement named(ExecutableElement method, JavacTask task) {
        var isNamed = method.getParameters().stream().noneMatch(each -> each.getSimpleName().toString().matches("arg\\d+"));
        return isNamed ? method : ask(task, "getSourceElement", method) instanceof ExecutableElement source
            && source.getParameters().size() == method.getParameters().size() ? source : method;
    }

    /// @param isWhole whether more is wanted than the beginning
    String comment(Element element, JavacTask task, boolean isWhole) {
        var own = task.getElements().getDocComment(element);
        var comment = own != null ? own : ask(task, "getResolvedDocComment", element) instanceof String found ? found : null;
        if (comment == null) {
            return "";
        }
        var lines = formatted(comment).strip().lines().toList();
        return isWhole || lines.size() <= SUMMARY_LINES ? String.join("\n", lines)
            : String.join("\n", lines.subList(0, SUMMARY_LINES)) + "\n…";
    }

    private static String formatted(String comment) {
        try {
            var formatter = Class.forName(HELPERS + "JavadocFormatter");
            var plain = formatter.getConstructor(int.class, boolean.class).newInstance(WIDTH, false);
            return (String) formatter.getMethod("formatJavadoc", String.class, String.class).invoke(plain, "", comment);
        } catch (ReflectiveOperationException | RuntimeException other) {
            return comment;
        }
    }

    /// Asks JShell's own helper, which reads the source of what is asked for.
    private Object ask(JavacTask task, String question, Element element) {
        try {
            var type = Class.forName(HELPERS + "JavadocHelper");
            var helper = type.getMethod("create", JavacTask.class, Collection.class).invoke(null, task, sources());
            try {
                return type.getMethod(question, Element.class).invoke(helper, element);
            } finally {
                type.getMethod("close").invoke(helper);
            }
        } catch (ReflectiveOperationException | IOException | RuntimeException unknown) {
            return null;
        }
    }

    private synchronized List<Path> sources() throws IOException {
        if (sources == null) {
            var zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
            if (!Files.isReadable(zip)) {
                return sources = List.of();
            }
            var root = FileSystems.newFileSystem(zip).getRootDirectories().iterator().next();
            try (var modules = Files.list(root)) {
                sources = modules.filter(Files::isDirectory).toList();
            }
        }
        return sources;
    }
}

package howdah.kernel.java;

import com.sun.source.tree.Scope;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import howdah.kernel.cell.Completion.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/// Collects what may stand at a place: each name once, methods of the same name together.
final class Suggestions {

    private static final List<String> KEYWORDS = List.of(
        "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "continue", "default", "do",
        "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "if", "implements", "import",
        "instanceof", "int", "interface", "long", "new", "null", "private", "protected", "public", "record", "return",
        "sealed", "short", "static", "super", "switch", "synchronized", "this", "throw", "throws", "true", "try", "var",
        "void", "while", "yield");
    private static final int MANY = 400;
    private static final int SOME = 50;

    private final JavacTask task;
    private final Trees trees;
    private final TypeIndex index;
    private final String prefix;
    private final boolean isCalled;
    private final Map<String, Found> found = new LinkedHashMap<>();

    /// @param rank where it stands among the others: 0 is best
    private record Found(Candidate candidate, int rank, int others) {
    }

    /// @param prefix   how they begin
    /// @param isCalled whether a parenthesis follows already
    Suggestions(JavacTask task, TypeIndex index, String prefix, boolean isCalled) {
        this.task = task;
        this.trees = Trees.instance(task);
        this.index = index;
        this.prefix = prefix;
        this.isCalled = isCalled;
    }

    List<Candidate> bestFirst() {
        return found.values().stream().sorted(Comparator.comparingInt(Found::rank)
                .thenComparing(each -> each.candidate().text().startsWith("get") ? 1 : 0)
                .thenComparing(each -> each.candidate().text(), String.CASE_INSENSITIVE_ORDER))
            .limit(MANY).map(Suggestions::candidate).toList();
    }

    private static Candidate candidate(Found found) {
        var candidate = found.candidate();
        return found.others() == 0 ? candidate : new Candidate(candidate.text(), candidate.type(),
            "%s, and %d more".formatted(candidate.signature(), found.others()));
    }

    private void add(String text, String type, String signature, int rank) {
        var name = text.replaceFirst("\\(.*", "");
        var known = found.get(name);
        if (known == null) {
            found.put(name, new Found(new Candidate(text, type, signature), rank, 0));
        } else if (type.equals("method") && known.candidate().type().equals("method")) {
            var best = known.candidate().text().length() < text.length() && !isCalled
                && known.candidate().text().endsWith("()") ? text : known.candidate().text();
            found.put(name, new Found(new Candidate(best.endsWith("()") && !text.endsWith("()") ? text : best, type,
                known.candidate().signature()), known.rank(), known.others() + 1));
        }
    }

    private boolean isMeant(CharSequence name) {
        return name.toString().startsWith(prefix) && name.toString().indexOf('$') < 0;
    }

    /// What is visible by its name alone.
    ///
    /// @param isCreated whether `new` stands before it
    void addVisible(Scope innermost, Imports imports, boolean isCreated) {
        var depth = 0;
        for (var elements : imports.visible(innermost)) {
            for (var element : elements) {
                if (isMeant(element.getSimpleName()) && (!isCreated || isClass(element)) && isNamed(element, innermost)) {
                    add(element, null, isClass(element) ? 3 : element.getKind() == ElementKind.METHOD ? 2 : Math.min(depth, 1));
                }
            }
            depth++;
        }
        if (!isCreated) {
            imports.members(this::isMeant).forEach(each -> add(each, null, 2));
        }
        if (!prefix.isEmpty()) {
            KEYWORDS.stream().filter(word -> !isCreated && word.startsWith(prefix)).forEach(word -> add(word, "keyword", "", 4));
            addTypes(imports);
            index.packages("").filter(this::isMeant).forEach(name -> add(name, "package", "", 7));
        }
    }

    /// Not `this` of the class around the cell; and of all classes there are, only cells' if nothing is typed yet.
    private boolean isNamed(Element element, Scope scope) {
        if (isClass(element) && prefix.isEmpty()) {
            return element.toString().startsWith("REPL.");
        }
        var isSelf = element.getSimpleName().contentEquals("this") || element.getSimpleName().contentEquals("super");
        return !isSelf || !scope.getEnclosingClass().getSimpleName().contentEquals(Sketch.NAME);
    }

    private void addTypes(Imports imports) {
        var ordered = index.types(prefix).filter(each -> !found.containsKey(each.name())).sorted(Comparator.comparingInt(each ->
            imports.packages().contains(each.owner()) ? 0 : each.owner().startsWith("java.") ? 1 : 2)).limit(SOME).toList();
        for (var each : ordered) {
            var element = task.getElements().getTypeElement(each.qualified());
            if (element != null && element.getModifiers().contains(Modifier.PUBLIC)) {
                var isImported = imports.packages().contains(each.owner());
                add(each.name(), kind(element), isImported ? each.qualified() : "import " + each.qualified(),
                    isImported ? 3 : each.owner().startsWith("java.") ? 5 : 6);
            }
        }
    }

    /// What stands after a dot.
    ///
    /// @param owner what stands before it; may be null
    /// @param type  its type
    void addMembers(Element owner, TypeMirror type, Scope scope) {
        if (owner != null && isClass(owner) && type instanceof DeclaredType declared) {
            addMembersOf(declared, scope, each -> each.getModifiers().contains(Modifier.STATIC));
            if (isMeant("class")) {
                add("class", "keyword", "Class<" + shortened(type) + ">", 3);
            }
        } else {
            addInstanceMembers(type, scope);
        }
    }

    private void addInstanceMembers(TypeMirror type, Scope scope) {
        switch (type) {
            case ArrayType array -> {
                if (isMeant("length")) {
                    add("length", "field", "int", 0);
                }
                addMembersOf((DeclaredType) task.getElements().getTypeElement("java.lang.Object").asType(), scope, each -> true);
            }
            case TypeVariable variable -> addInstanceMembers(variable.getUpperBound(), scope);
            case DeclaredType declared -> addMembersOf(declared, scope,
                each -> !each.getModifiers().contains(Modifier.STATIC) && !isClass(each));
            case null, default -> { }
        }
    }

    /// What stands after `::`.
    void addReferences(Element owner, TypeMirror type, Scope scope) {
        if (type instanceof DeclaredType declared) {
            addMembersOf(declared, scope, each -> each.getKind() == ElementKind.METHOD);
            found.replaceAll((name, each) -> new Found(new Candidate(name, each.candidate().type(), each.candidate().signature()),
                each.rank(), each.others()));
        }
        if (owner != null && isClass(owner) && isMeant("new")) {
            add("new", "keyword", "", 1);
        }
    }

    private void addMembersOf(DeclaredType type, Scope scope, Predicate<Element> isWanted) {
        var element = (TypeElement) type.asElement();
        var object = task.getElements().getTypeElement("java.lang.Object");
        for (var member : task.getElements().getAllMembers(element)) {
            var isComponent = element.getKind() == ElementKind.RECORD && member.getModifiers().contains(Modifier.PRIVATE);
            if (!isComponent && isMeant(member.getSimpleName()) && isWanted.test(member)
                && trees.isAccessible(scope, member, type)) {
                add(member, type, member.getEnclosingElement().equals(object) ? 2 : isClass(member) ? 1 : 0);
            }
        }
    }

    /// What may be imported from a package or a type.
    void addImported(String from, boolean isStatic, boolean isModule) {
        if (isModule) {
            ModuleLayer.boot().modules().stream().map(Module::getName).filter(name -> name.startsWith(from.isEmpty() ? prefix
                : from + "." + prefix)).map(name -> from.isEmpty() ? name : name.substring(from.length() + 1))
                .forEach(name -> add(name, "module", "", 0));
            return;
        }
        var type = from.isEmpty() ? null : task.getElements().getTypeElement(from);
        if (type != null) {
            for (var member : type.getEnclosedElements()) {
                if (isMeant(member.getSimpleName()) && member.getModifiers().contains(Modifier.STATIC)
                    && (isStatic || isClass(member))) {
                    add(member.getSimpleName().toString(), kind(member), signature(member, null), 0);
                }
            }
        } else {
            addPackaged(from);
        }
    }

    private void addPackaged(String name) {
        index.packages(name).filter(this::isMeant).forEach(each -> add(each, "package", "", 1));
        var element = name.isEmpty() ? null : task.getElements().getPackageElement(name);
        if (element != null) {
            for (var type : element.getEnclosedElements()) {
                if (isMeant(type.getSimpleName()) && type.getModifiers().contains(Modifier.PUBLIC)) {
                    add(type, null, 0);
                }
            }
        }
    }

    private void add(Element element, DeclaredType owner, int rank) {
        var name = element.getSimpleName().toString();
        if (element instanceof ExecutableElement method) {
            if (method.getKind() == ElementKind.METHOD) {
                add(isCalled ? name : method.getParameters().isEmpty() ? name + "()" : name + "(", "method",
                    signature(element, owner), rank);
            }
        } else if (!name.isEmpty()) {
            add(name, kind(element), signature(element, owner), rank);
        }
    }

    private String signature(Element element, DeclaredType owner) {
        return switch (element) {
            case ExecutableElement method -> signature(method, owner);
            case VariableElement variable -> shortened(owner == null
                ? variable.asType() : task.getTypes().asMemberOf(owner, variable));
            case TypeElement type -> Frames.readable(type.getQualifiedName().toString());
            default -> "";
        };
    }

    private String signature(ExecutableElement method, DeclaredType owner) {
        var type = owner == null || method.getModifiers().contains(Modifier.STATIC) ? (ExecutableType) method.asType()
            : (ExecutableType) task.getTypes().asMemberOf(owner, method);
        var parameters = type.getParameterTypes().stream().map(Suggestions::shortened).collect(Collectors
            .toCollection(ArrayList::new));
        if (method.isVarArgs()) {
            parameters.add(parameters.removeLast().replaceFirst("\\[]$", "..."));
        }
        for (var at = 0; at < parameters.size(); at++) {
            var name = method.getParameters().get(at).getSimpleName().toString();
            parameters.set(at, name.matches("arg\\d+") ? parameters.get(at) : parameters.get(at) + " " + name);
        }
        return "(%s): %s".formatted(String.join(", ", parameters), shortened(type.getReturnType()));
    }

    private static String shortened(TypeMirror type) {
        return type.getKind() == TypeKind.ERROR ? type.toString() : Statements.simple(type.toString());
    }

    /// Without asking for its kind, which would read the class file of each class there is.
    private static boolean isClass(Element element) {
        return element instanceof TypeElement;
    }

    private static String kind(Element element) {
        return switch (element.getKind()) {
            case ENUM_CONSTANT, FIELD -> element.toString().isEmpty()
                || element.getEnclosingElement().toString().startsWith("REPL.")
                ? "variable" : "field";
            case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE -> "variable";
            case METHOD, CONSTRUCTOR -> "method";
            case INTERFACE, ANNOTATION_TYPE -> "interface";
            case PACKAGE -> "package";
            case TYPE_PARAMETER -> "type";
            default -> element.getKind().name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}

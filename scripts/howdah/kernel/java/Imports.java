package howdah.kernel.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Scope;
import com.sun.source.util.JavacTask;
import java.lang.module.ModuleDescriptor.Exports;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/// What a class imports on demand. Asked in the compiler's own way, it would read the class files of all types there are.
final class Imports {

    private final JavacTask task;
    private final List<String> types = new ArrayList<>();
    private final Set<String> packages = new HashSet<>(Set.of("java.lang"));

    Imports(JavacTask task, CompilationUnitTree unit) {
        this.task = task;
        unit.getImports().forEach(this::read);
    }

    private void read(ImportTree one) {
        var name = one.getQualifiedIdentifier().toString();
        if (one.isModule()) {
            ModuleLayer.boot().findModule(name).ifPresent(module -> module.getDescriptor().exports().stream()
                .filter(each -> !each.isQualified()).map(Exports::source).forEach(packages::add));
        } else if (name.endsWith(".*")) {
            (one.isStatic() ? types : packages).add(name.substring(0, name.length() - 2));
        }
    }

    /// The packages of which all types are imported.
    Set<String> packages() {
        return packages;
    }

    /// The static members that are imported, by their names.
    Stream<Element> members(Predicate<String> isMeant) {
        return types.stream().map(task.getElements()::getTypeElement).filter(each -> each != null)
            .flatMap(type -> task.getElements().getAllMembers(type).stream())
            .filter(each -> isMeant.test(each.getSimpleName().toString()) && each.getModifiers().contains(Modifier.STATIC)
                && each.getModifiers().contains(Modifier.PUBLIC)).map(Element.class::cast);
    }

    TypeElement type(String name) {
        return packages.stream().map(each -> task.getElements().getTypeElement(each + "." + name)).filter(each -> each != null)
            .findFirst().orElse(null);
    }

    /// What is visible in a scope and in those around it, innermost first, without what is imported on demand.
    List<Iterable<? extends Element>> visible(Scope innermost) {
        var visible = new ArrayList<Iterable<? extends Element>>();
        TypeElement last = null;
        for (var each = innermost; each != null; each = each.getEnclosingScope()) {
            var type = each.getEnclosingClass();
            if (last != null && type != last) {
                visible.add(members(last));
            }
            last = type;
            visible.add(each.getLocalElements());
            if (type == null) {
                break;
            }
        }
        return visible;
    }

    private Iterable<? extends Element> members(TypeElement type) {
        return type.getSimpleName().contentEquals(Sketch.NAME)
            ? type.getEnclosedElements() : task.getElements().getAllMembers(type);
    }
}

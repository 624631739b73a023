package howdah.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Runs a check's tests from top to bottom: the first thing to mend is told first.
final class SourceOrder implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        var names = methods(context.getTestClass());
        context.getMethodDescriptors().sort(Comparator.comparingInt((MethodDescriptor method) ->
            names.indexOf(method.getMethod().getName())));
    }

    /// The compiler writes methods in the order in which they stand.
    private static List<String> methods(Class<?> type) {
        try (var bytes = type.getResourceAsStream(type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class")) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                .map(method -> method.methodName().stringValue()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

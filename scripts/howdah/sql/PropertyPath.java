package howdah.sql;

import howdah.show.Failure;
import howdah.show.Nearest;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// `post.title`: a variable, and what its value holds: a record's component, a map's key, a getter, a public field.
final class PropertyPath {

    private PropertyPath() {
    }

    /// @param variables the value of a variable
    /// @return null where a value on the way is null or an empty [Optional]
    /// @throws Failure if a value has no such property, with the nearest
    static Object value(String path, Function<String, Object> variables) throws Exception {
        var names = path.split("\\.");
        var value = unwrapped(variables.apply(names[0]));
        for (var index = 1; index < names.length && value != null; index++) {
            value = unwrapped(property(value, names[index], path));
        }
        return value;
    }

    private static Object unwrapped(Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private static Object property(Object value, String name, String path) throws Exception {
        var properties = properties(value);
        if (!properties.containsKey(name)) {
            throw Failure.usage(":{%s} does not exist: a %s has no \"%s\"."
                    .formatted(path, value.getClass().getSimpleName(), name))
                .next(properties.isEmpty() ? "it has no properties at all" : Nearest.advice(name, properties.keySet()));
        }
        return properties.get(name).call();
    }

    /// The names of what a value holds.
    static Set<String> names(Object value) {
        return value == null ? Set.of() : properties(value).keySet();
    }

    private static Map<String, Callable<Object>> properties(Object value) {
        var properties = new TreeMap<String, Callable<Object>>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> properties.put(String.valueOf(key), () -> each));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                properties.put(component.getName(), () -> open(component.getAccessor()).invoke(value));
            }
        } else if (!value.getClass().getName().startsWith("java.lang.")) {
            addGetters(value, properties);
        }
        return properties;
    }

    private static void addGetters(Object value, Map<String, Callable<Object>> properties) {
        for (Field field : value.getClass().getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                properties.put(field.getName(), () -> open(field).get(value));
            }
        }
        for (Method method : value.getClass().getMethods()) {
            var name = method.getName().replaceFirst("^(get|is)(?=\\p{Lu})", "");
            var isGetter = !name.equals(method.getName()) && method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() != Object.class;
            if (isGetter) {
                properties.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), () -> open(method).invoke(value));
            }
        }
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.trySetAccessible();
        return member;
    }
}

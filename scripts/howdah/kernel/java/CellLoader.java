package howdah.kernel.java;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Loads the classes of cells. What cells use beside them comes from the kernel's class path, or from what was added to it.
///
/// A class that needs nothing of others but what is public is loaded by a loader of its own, so that it can go as soon as nobody
/// needs it: what a statement leaves behind, a variable that was declared anew. All others share this one, since only one
/// loader's classes may see what is not public.
final class CellLoader extends URLClassLoader {

    private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> loose = new ConcurrentHashMap<>();

    CellLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
        setDefaultAssertionStatus(true);
    }

    /// Of one piece of a cell.
    private static final class Loose extends ClassLoader {

        private final Map<String, byte[]> classes;

        Loose(ClassLoader parent, Map<String, byte[]> classes) {
            super("cell", parent);
            this.classes = classes;
            setDefaultAssertionStatus(true);
        }

        @Override
        protected Class<?> loadClass(String name, boolean isResolved) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var bytes = classes.get(name);
                var found = bytes == null ? null : findLoadedClass(name);
                return bytes == null ? super.loadClass(name, isResolved)
                    : found == null ? defineClass(name, bytes, 0, bytes.length) : found;
            }
        }
    }

    /// Loads what a cell has declared.
    ///
    /// @param classes by their binary names
    void declare(Map<String, byte[]> classes) throws ClassNotFoundException {
        define(classes, classes.values().stream().allMatch(Visibility::isOpen) && isPublicOnly(classes));
    }

    /// A statement's class, of which nothing is kept here.
    ///
    /// @return null if it needs what is not public, so that it has to be kept, and needs a name of its own
    Class<?> defineOnce(String name, Map<String, byte[]> classes) throws ClassNotFoundException {
        return isPublicOnly(classes) ? new Loose(this, classes).loadClass(name) : null;
    }

    /// A statement's class that is not the only one of its name's kind.
    Class<?> defineForever(String name, Map<String, byte[]> classes) throws ClassNotFoundException {
        define(classes, false);
        return loadClass(name);
    }

    private boolean isPublicOnly(Map<String, byte[]> classes) {
        return classes.values().stream().allMatch(each -> Visibility.isPublicOnly(each, classes.keySet(), this));
    }

    private void define(Map<String, byte[]> classes, boolean isLoose) throws ClassNotFoundException {
        var loader = isLoose ? new Loose(this, classes) : this;
        if (!isLoose) {
            waiting.putAll(classes);
        }
        for (var name : classes.keySet()) {
            var type = loader.loadClass(name);
            if (isLoose) {
                loose.put(name, type);
            }
        }
    }

    void forgetAllBut(java.util.Set<String> wrappers) {
        loose.keySet().removeIf(name -> !wrappers.contains(Shell.wrapper(name)));
    }

    /// Cells' classes are not looked for elsewhere: other loaders remember each name that they were asked for.
    @Override
    protected Class<?> loadClass(String name, boolean isResolved) throws ClassNotFoundException {
        if (!name.startsWith("REPL.")) {
            return super.loadClass(name, isResolved);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var type = loose.get(name);
        if (type != null) {
            return type;
        }
        var bytes = waiting.remove(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    void add(Path path) {
        try {
            addURL(path.toUri().toURL());
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(path.toString(), impossible);
        }
    }

    void add(String classPath) {
        for (var element : classPath.split(File.pathSeparator)) {
            add(Path.of(element));
        }
    }
}

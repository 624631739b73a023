package howdah.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;

/// Loads a program's classes, and its resources before those of the class path: a course brings mappers of its own.
public final class ProgramLoader extends URLClassLoader {

    private final Program program;

    /// A loader with classes of its own, so that what a run left in static fields is not there in the next one.
    public ProgramLoader(Program program) {
        super("program", program.folders().stream().map(ProgramLoader::url).toArray(URL[]::new), Wire.class.getClassLoader());
        this.program = program;
    }

    private static URL url(String folder) {
        try {
            return Path.of(folder).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Program program() {
        return program;
    }

    /// A loader of the same program, for another run of it.
    public ProgramLoader again() {
        return new ProgramLoader(program);
    }

    @Override
    public URL getResource(String name) {
        var own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    /// Services are looked for everywhere: a library's own do not take the place of others.
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (name.startsWith("META-INF/")) {
            return super.getResources(name);
        }
        var own = findResources(name);
        return own.hasMoreElements() ? Collections.enumeration(Collections.list(own)) : super.getResources(name);
    }

    /// Calls the program's `main` as the launcher would.
    ///
    /// @see <a href="https://openjdk.org/jeps/512">JEP 512: Compact Source Files and Instance Main Methods</a>
    public void runMain() throws Throwable {
        Thread.currentThread().setContextClassLoader(this);
        var type = Class.forName(program.mainClass(), true, this);
        var main = mainMethod(type);
        main.setAccessible(true);
        var receiver = Modifier.isStatic(main.getModifiers()) ? null : instance(type);
        try {
            main.invoke(receiver, main.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]});
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static Method mainMethod(Class<?> type) throws NoSuchMethodException {
        var mains = Arrays.stream(type.getDeclaredMethods()).filter(method -> method.getName().equals("main")).toList();
        return mains.stream().filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String[].class}))
            .findFirst().or(() -> mains.stream().filter(method -> method.getParameterCount() == 0).findFirst())
            .orElseThrow(() -> new NoSuchMethodException("main"));
    }

    private static Object instance(Class<?> type) throws Throwable {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}

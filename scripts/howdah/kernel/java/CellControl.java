package howdah.kernel.java;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.Function;
import jdk.jshell.execution.DirectExecutionControl;

/// Runs what JShell has compiled: in the thread of the cell, which can be stopped. Keeps the real objects and exceptions, where
/// JShell wants texts.
final class CellControl extends DirectExecutionControl {

    private final CellLoader loader;
    private Function<String, Weaver.Origin> origins = name -> new Weaver.Origin("cell", line -> line);
    private CellRun run;
    private Throwable thrown;

    CellControl(CellLoader loader) {
        this.loader = loader;
    }

    /// @param origins of which cell and line a class is, by its binary name
    void tellOrigins(Function<String, Weaver.Origin> origins) {
        this.origins = origins;
    }

    /// From now on code runs in that cell.
    void enter(CellRun run) {
        this.run = run;
        this.thrown = null;
    }

    /// What the code that JShell ran has thrown, or why it was stopped; null if it ended well.
    Throwable thrown() {
        return thrown;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        var compiled = new LinkedHashMap<String, byte[]>();
        for (var each : classes) {
            compiled.put(each.name(), each.bytecodes());
        }
        try {
            loader.declare(Weaver.woven(compiled, loader, origins));
        } catch (ClassNotFoundException | LinkageError | IllegalArgumentException failure) {
            thrown = failure;
            throw new ClassInstallException(failure.toString(), new boolean[classes.length]);
        }
    }

    @Override
    public String invoke(String type, String method) throws RunException, InternalException {
        Method code;
        try {
            code = loader.loadClass(type).getDeclaredMethod(method);
            code.setAccessible(true);
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw new InternalException(failure.toString());
        }
        try {
            run.call(code);
            return "";
        } catch (Throwable failure) {
            thrown = failure;
            throw new StoppedException();
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    @Override
    public String varValue(String type, String name) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {
        loader.add(path);
    }

    @Override
    public String toString() {
        return "cells " + Arrays.toString(loader.getURLs());
    }
}

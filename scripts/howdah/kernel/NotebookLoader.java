package howdah.kernel;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The parent of the loader that defines a notebook's classes. It finds files of the course before those of the class path, so
/// that a mapper that was changed there counts, and the types that cells have declared by the names that mappers call them by.
final class NotebookLoader extends ClassLoader {

    private final Function<String, Class<?>> types;
    private volatile List<Path> folders;

    /// @param types the latest type of that simple name which a cell has declared, or null
    NotebookLoader(List<Path> folders, Function<String, Class<?>> types) {
        super("notebook", NotebookLoader.class.getClassLoader());
        this.folders = folders;
        this.types = types;
    }

    /// Sets the folders in which files are looked for, first to last.
    void lookIn(List<Path> all) {
        folders = all;
    }

    /// `lesson02$Post` is the record `Post` of a lesson; in a notebook, that of a cell.
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var type = name.matches("\\w+\\$\\w+") ? types.apply(name.substring(name.indexOf('$') + 1)) : null;
        if (type == null) {
            throw new ClassNotFoundException(name);
        }
        return type;
    }

    @Override
    public URL getResource(String name) {
        return own(name).findFirst().orElseGet(() -> super.getResource(name));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var own = own(name).toList();
        return own.isEmpty() ? super.getResources(name) : Collections.enumeration(own);
    }

    private Stream<URL> own(String name) {
        return folders.stream().map(folder -> folder.resolve(name).normalize())
            .filter(Files::isRegularFile).map(NotebookLoader::url);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

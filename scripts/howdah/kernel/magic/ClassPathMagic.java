package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `%jars` and `%classpath`: files for the class path.
final class ClassPathMagic implements Magic, Valued {

    private final String name;
    private final boolean isOfJars;

    /// @param isOfJars whether a folder stands for the files in it
    ClassPathMagic(String name, boolean isOfJars) {
        this.name = name;
        this.isOfJars = isOfJars;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String help() {
        return isOfJars ? """
            Adds jars to the class path.

            %jars GLOB …
            List<String> added = %jars GLOB …

            A folder stands for the jars in it.

            Example: %jars lib/*.jar
            """ : """
            Adds jars and folders of classes to the class path.

            %classpath GLOB …

            Example: %classpath target/classes lib/*.jar
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        var added = value(arguments, notebook).size();
        notebook.output().display(Bundle.ofText("Added %s.".formatted(isOfJars ? added == 1 ? "1 jar" : added + " jars"
            : added == 1 ? "1 place" : added + " places")));
        return null;
    }

    /// The files that were added.
    @Override
    public List<String> value(String arguments, Notebook notebook) {
        var words = Words.of(arguments);
        if (words.isEmpty()) {
            throw Failure.usage("%%%s names no files.".formatted(name)).next("write %%%s lib/*.jar".formatted(name));
        }
        var files = new ArrayList<Path>();
        for (var word : words) {
            var found = Globs.find(word).stream().flatMap(each -> isOfJars && Files.isDirectory(each)
                ? Globs.find(each + "/*.jar").stream() : List.of(each).stream()).toList();
            if (found.isEmpty()) {
                notebook.output().warn("Nothing matches \"%s\" in %s.%n".formatted(word, Path.of("").toAbsolutePath()));
            }
            files.addAll(found);
        }
        if (!files.isEmpty()) {
            notebook.addToClassPath(files);
        }
        return files.stream().map(Path::toString).toList();
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return FileNames.complete(source, cursor, file -> Files.isDirectory(file) || file.toString().endsWith(".jar"));
    }
}

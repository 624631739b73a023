package howdah.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import howdah.jvm.Compiler;
import howdah.jvm.ScratchFolder;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `%load`: runs a file as if it stood in cells.
final class LoadMagic implements Magic {

    private static final List<String> ENDINGS = List.of("", ".jshell", ".jsh", ".java", ".ipynb");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

    private final Magics magics;

    LoadMagic(Magics magics) {
        this.magics = magics;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String help() {
        return """
            Runs a file of Java, or the Java cells of a notebook, as if it stood here.

            %load FILE.jshell
            %load FILE.java
            %load FILE.ipynb

            A file with a package is compiled, and its classes can be imported.
            A comment of JBang's does the same: //SOURCES FILE.java

            Example: %load helpers.jshell
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        var words = Words.of(arguments);
        if (words.isEmpty()) {
            throw Failure.usage("%load names no file.").next("write %load FILE.jshell");
        }
        var files = words.stream().flatMap(LoadMagic::files).toList();
        var packaged = new ArrayList<Path>();
        for (var file : files) {
            if (file.toString().endsWith(".ipynb")) {
                for (var cell : cells(file)) {
                    magics.run(cell, 1);
                }
            } else if (PACKAGE.matcher(Files.readString(file)).find()) {
                packaged.add(file);
            } else {
                magics.run(Files.readString(file), 1);
            }
        }
        if (!packaged.isEmpty()) {
            notebook.addToClassPath(List.of(compile(packaged)));
        }
        return null;
    }

    private static Stream<Path> files(String word) {
        var found = ENDINGS.stream().map(ending -> Globs.find(word + ending).stream().filter(Files::isRegularFile).toList())
            .filter(files -> !files.isEmpty()).findFirst();
        return found.orElseThrow(() -> Failure.usage(
            "There is no file \"%s\" in %s.".formatted(word, Path.of("").toAbsolutePath()))
            .next("write its path from there")).stream();
    }

    /// The sources of its code cells.
    private static List<String> cells(Path file) throws IOException {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("cells").asList().stream()
                .map(JsonElement::getAsJsonObject).filter(cell -> cell.get("cell_type").getAsString().equals("code"))
                .map(cell -> text(cell.get("source"))).toList();
        } catch (JsonParseException | IllegalStateException | NullPointerException strange) {
            throw Failure.usage("%s is no notebook of nbformat 4.".formatted(file)).cause(strange)
                .next("save it anew in Jupyter");
        }
    }

    private static String text(JsonElement source) {
        return source instanceof JsonArray lines
            ? lines.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining()) : source.getAsString();
    }

    /// @return the folder of the classes; it is deleted when the process ends
    private static Path compile(List<Path> sources) throws IOException {
        var folder = ScratchFolder.make().path();
        try (var compiler = new Compiler()) {
            var problems = compiler.compile(sources, folder);
            if (!problems.isEmpty()) {
                var first = problems.getFirst();
                throw Failure.usage("%s does not compile: %s.".formatted(first.file().getFileName(), first.message()))
                    .where("%s, line %d".formatted(first.file(), first.line())).next("correct it, then load it again");
            }
        }
        return folder;
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return FileNames.complete(source, cursor,
            file -> Files.isDirectory(file) || file.toString().matches(".*\\.(jshell|jsh|java|ipynb)"));
    }
}

package howdah.course;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import howdah.show.Failure;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The file of a notebook, in nbformat 4.5, as Jupyter itself writes it: names in order, one blank of indentation, LF.
final class Notebook {

    private static final Gson JSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private Notebook() {
    }

    static String write(List<Cell> cells) {
        var notebook = new JsonObject();
        var array = new JsonArray();
        cells.forEach(cell -> array.add(json(cell)));
        notebook.add("cells", array);
        notebook.add("metadata", metadata());
        notebook.addProperty("nbformat", 4);
        notebook.addProperty("nbformat_minor", 5);
        var text = new StringWriter();
        var writer = new JsonWriter(text);
        writer.setIndent(" ");
        writer.setHtmlSafe(false);
        JSON.toJson(notebook, writer);
        return text + "\n";
    }

    private static JsonObject json(Cell cell) {
        var json = new JsonObject();
        json.addProperty("cell_type", cell.isCode() ? "code" : "markdown");
        if (cell.isCode()) {
            json.add("execution_count", JsonNull.INSTANCE);
        }
        json.addProperty("id", cell.id());
        json.add("metadata", cell.kind() == Cell.Kind.EXERCISE ? mayFail() : new JsonObject());
        if (cell.isCode()) {
            json.add("outputs", new JsonArray());
        }
        var lines = new JsonArray();
        for (var line : cell.text().split("(?<=\n)")) {
            lines.add(line);
        }
        json.add("source", cell.text().isEmpty() ? new JsonArray() : lines);
        return json;
    }

    /// A tag that front ends know: the cells after this one are run even if it fails.
    ///
    /// @see <a href="https://nbclient.readthedocs.io/en/stable/client.html#handling-errors-and-exceptions">nbclient: errors</a>
    private static JsonObject mayFail() {
        var tags = new JsonArray();
        tags.add("raises-exception");
        var metadata = new JsonObject();
        metadata.add("tags", tags);
        return metadata;
    }

    private static JsonObject metadata() {
        var kernel = new JsonObject();
        kernel.addProperty("display_name", "Java + PostgreSQL");
        kernel.addProperty("language", "java");
        kernel.addProperty("name", "howdah");
        var language = new JsonObject();
        language.addProperty("name", "java");
        var metadata = new JsonObject();
        metadata.add("kernelspec", kernel);
        metadata.add("language_info", language);
        return metadata;
    }

    /// The texts of a notebook's cells by their ids, in order.
    ///
    /// @throws Failure if there is no such file, or it is no notebook whose cells have ids
    static SequencedMap<String, String> read(Path file) {
        try {
            return cells(Files.readString(file));
        } catch (IOException | JsonParseException | IllegalStateException | UnsupportedOperationException failure) {
            throw Failure.usage("%s cannot be read as a notebook.".formatted(file)).cause(failure)
                .next("save it anew in Jupyter, or generate it: jbang lesson generate");
        }
    }

    static SequencedMap<String, String> cells(String json) {
        var cells = new LinkedHashMap<String, String>();
        for (var element : array(object(JsonParser.parseString(json)).get("cells"))) {
            var cell = object(element);
            var id = cell.has("id") ? cell.get("id").getAsString() : "";
            if (cells.putIfAbsent(id, Lines.normal(source(cell.get("source")))) != null) {
                throw new JsonParseException("two cells have the id \"%s\"".formatted(id));
            }
        }
        return cells;
    }

    private static JsonObject object(JsonElement element) {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw new JsonParseException("it holds no cells of nbformat 4");
    }

    private static JsonArray array(JsonElement element) {
        if (element instanceof JsonArray array) {
            return array;
        }
        throw new JsonParseException("it holds no cells of nbformat 4");
    }

    /// The format allows a list of lines, which keep their line ends, and one string.
    private static String source(JsonElement source) {
        return source instanceof JsonArray lines
            ? lines.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining())
            : source == null ? "" : source.getAsString();
    }
}

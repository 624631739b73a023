package howdah.e2e;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A notebook made for a test.
final class NotebookFile {

    private NotebookFile() {
    }

    /// The text of a lesson's notebook up to the first exercise.
    static String withoutExercises(Path notebook) throws IOException {
        var whole = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject();
        var cells = new JsonArray();
        for (var cell : whole.getAsJsonArray("cells")) {
            if (cell.toString().contains("## Exercise ")) {
                break;
            }
            cells.add(cell);
        }
        whole.add("cells", cells);
        return whole.toString();
    }

    /// The text of a notebook with these code cells.
    static String of(String... cells) {
        var all = Stream.of(cells).map(source -> Map.of("cell_type", "code", "id", "c" + Integer.toHexString(source.hashCode()),
            "metadata", Map.of(), "source", source, "outputs", List.of())).toList();
        var kernel = Map.of("kernelspec", Map.of("name", Kernels.HOWDAH, "display_name", "Java + PostgreSQL",
            "language", "java"));
        return new Gson().toJson(Map.of("nbformat", 4, "nbformat_minor", 5, "metadata", kernel, "cells", all));
    }
}

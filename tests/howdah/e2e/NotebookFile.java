package howdah.e2e;

import com.google.gson.Gson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A notebook made for a test.
final class NotebookFile {

    private NotebookFile() {
    }

    /// Its text, with these code cells.
    static String of(String... cells) {
        var all = Stream.of(cells).map(source -> Map.of("cell_type", "code", "id", "c" + Integer.toHexString(source.hashCode()),
            "metadata", Map.of(), "source", source, "outputs", List.of())).toList();
        var kernel = Map.of("kernelspec", Map.of("name", Kernels.HOWDAH, "display_name", "Java + PostgreSQL", "language", "java"));
        return new Gson().toJson(Map.of("nbformat", 4, "nbformat_minor", 5, "metadata", kernel, "cells", all));
    }
}

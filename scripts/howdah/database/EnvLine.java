package howdah.database;

import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.internal.DotenvParser;
import io.github.cdimascio.dotenv.internal.DotenvReader;
import java.util.List;

/// One line `NAME=value` of a `.env` file, as dotenv-java reads it.
///
/// Beyond its rules, as in a shell: `export ` before the name, single quotes, `\"` within double quotes. Without quotes a `#`
/// begins a comment after a blank only, so that `pass#word` stays whole. A value ends with its line.
record EnvLine(String name, String value) {

    /// Reads a line that is not blank and no comment.
    ///
    /// @throws IllegalArgumentException saying what is wrong, with nothing of the line in it
    static EnvLine parse(String content) {
        var line = content.matches("(?s)export\\s.*") ? content.substring("export".length()).strip() : content;
        var entry = entry(line);
        var raw = line.substring(line.indexOf('=') + 1);
        var value = switch (raw.strip()) {
            case String text when text.startsWith("'") -> withoutQuotes(entry.getValue());
            case String text when text.startsWith("\"") -> entry.getValue().replace("\\\"", "\"");
            default -> raw.replaceFirst("(?s)\\s#.*", "").strip();
        };
        return new EnvLine(entry.getKey(), value);
    }

    private static DotenvEntry entry(String line) {
        try {
            return new DotenvParser(reader(line), true, true).parse().getFirst();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(line.contains("=") ? "it is not NAME=value" : "it has no =");
        }
    }

    private static DotenvReader reader(String line) {
        return new DotenvReader("", "") {
            @Override
            public List<String> read() {
                return List.of(line);
            }
        };
    }

    private static String withoutQuotes(String value) {
        if (value.length() < 2 || !value.endsWith("'")) {
            throw new IllegalArgumentException("its quote is not closed");
        }
        return value.substring(1, value.length() - 1);
    }

    @Override
    public String toString() {
        return name + "=…";
    }
}

package howdah.kernel.magic;

import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// `%loadFromPOM` and `%%loadFromPOM`: the libraries that a pom.xml, or a piece of one, names.
final class PomMagic implements Magic {

    private static final Set<String> SCOPES = Set.of("compile", "runtime", "system", "import");

    private final Libraries libraries;

    PomMagic(Libraries libraries) {
        this.libraries = libraries;
    }

    @Override
    public String name() {
        return "loadFromPOM";
    }

    @Override
    public String help() {
        return """
            Adds the libraries that a pom.xml names, or a piece of one.

            %loadFromPOM FILE [SCOPE …]
            %%loadFromPOM [SCOPE …]
            <dependency> …

            Without scopes, those of compile, runtime, system and import are added.

            Example: %loadFromPOM pom.xml
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        var words = Words.of(arguments);
        if (words.isEmpty()) {
            throw Failure.usage("%loadFromPOM names no file.").next("write %loadFromPOM pom.xml");
        }
        var file = Path.of(words.getFirst()).toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw Failure.usage("There is no file \"%s\".".formatted(file)).next("write its path from the notebook's folder");
        }
        add(new Pom(file, ""), words.subList(1, words.size()), notebook);
        return null;
    }

    @Override
    public Object runCell(String arguments, String body, int line, Notebook notebook) {
        add(new Pom(null, PomText.whole(body, line)), Words.of(arguments), notebook);
        return null;
    }

    private void add(Pom pom, List<String> scopes, Notebook notebook) {
        libraries.add(maven -> pom.wanted(maven, new TreeSet<>(scopes.isEmpty() ? SCOPES : scopes)), notebook);
    }
}

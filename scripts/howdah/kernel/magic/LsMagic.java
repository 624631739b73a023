package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import java.util.stream.Collectors;

/// `%lsmagic`, `%help`: the magics that there are.
final class LsMagic implements Magic {

    private final String name;
    private final Magics magics;

    LsMagic(String name, Magics magics) {
        this.name = name;
        this.magics = magics;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String help() {
        return """
            Lists all magics, or shows the help of one.

            %%%1$s [NAME]

            Example: %%%1$s check
            """.formatted(name);
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        notebook.output().page(Bundle.ofText(arguments.isEmpty() ? list()
            : magics.find(arguments.replaceFirst("^%+", "")).help().strip()));
        return null;
    }

    private String list() {
        var width = magics.names().stream().mapToInt(String::length).max().orElse(0);
        return magics.names().stream().map(each -> "%%%s  %s".formatted(each + " ".repeat(width - each.length()),
            magics.summary(each))).collect(Collectors.joining("\n", "", "\n\nMore about one: %check --help"));
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return Words.complete(source, cursor, "magic", magics.names(), magics::summary);
    }
}

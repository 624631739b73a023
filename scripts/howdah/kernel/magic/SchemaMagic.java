package howdah.kernel.magic;

import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.sql.SqlCells;
import howdah.sql.Variables;

/// `%schema`: draws tables and their keys.
final class SchemaMagic implements Magic {

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String help() {
        return """
            Draws the tables of the database with their columns and keys.

            %schema [--session NAME] [SCHEMA | TABLE …]

            Example: %schema posts votes""";
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        var options = SqlOptions.of(arguments);
        return SqlCells.of(notebook.database()).schema(options.session(), Words.of(options.rest()));
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        var typed = source.substring(0, cursor).replaceFirst(".*\\s", "");
        var begin = "TABLE ";
        var found = SqlCells.of(notebook.database()).complete(begin + typed, begin.length() + typed.length(), Variables.NONE);
        return new Completion(found.all().stream()
            .filter(each -> !each.type().equals("keyword") && !each.type().equals("function"))
            .map(each -> new Completion.Candidate(each.text(), each.type(), each.detail())).toList(),
            cursor - typed.length(), cursor);
    }
}

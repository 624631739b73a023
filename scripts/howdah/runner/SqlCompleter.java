package howdah.runner;

import howdah.sql.SqlCells;
import howdah.sql.Variables;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes what is typed at the prompt, from the catalogue as it is now.
///
/// @param cells that know the catalogue
record SqlCompleter(SqlCells cells) implements Completer {

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        var found = cells.complete(line.line(), line.cursor(), Variables.NONE).all();
        for (var index = 0; index < found.size(); index++) {
            var each = found.get(index);
            candidates.add(new Candidate(each.text(), each.text(), null, null, null, null, false, index));
        }
    }
}

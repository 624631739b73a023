package howdah.sql;

import java.util.List;

/// What may stand at a place of SQL.
///
/// @param all   best first
/// @param start where the text begins that one replaces
/// @param end   where it ends
public record Candidates(List<Candidate> all, int start, int end) {

    /// @param text   what is put there
    /// @param type   `table`, `view`, `column`, `function`, `schema`, `setting`, `keyword`, `variable`, `command` …
    /// @param detail more about it, on one line; may be empty
    public record Candidate(String text, String type, String detail) {
    }
}

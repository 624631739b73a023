package howdah.kernel.cell;

import java.util.List;

/// What may stand at a place.
///
/// @param candidates best first
/// @param start      where the text begins that a candidate replaces, in chars
/// @param end        where it ends
public record Completion(List<Candidate> candidates, int start, int end) {

    /// @param text      what is put there
    /// @param type      what it is: `method`, `field`, `class`, `keyword`, `table`, `column`, `function`, `magic` …; may be empty
    /// @param signature more about it, on one line: parameters and type; may be empty
    public record Candidate(String text, String type, String signature) {
    }

    public static Completion none(int cursor) {
        return new Completion(List.of(), cursor, cursor);
    }
}

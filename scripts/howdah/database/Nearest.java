package howdah.database;

import java.util.Collection;
import java.util.Comparator;

/// What somebody who mistyped a word may have meant.
final class Nearest {

    private Nearest() {
    }

    /// `did you mean "external"?`, or, if nothing is near, what can be written.
    static String advice(String word, Collection<String> words) {
        var nearest = words.stream().min(Comparator.comparingInt(each -> distance(word, each))).orElseThrow();
        return distance(word, nearest) <= nearest.length() / 2
            ? "did you mean \"" + nearest + "\"?"
            : "write one of " + String.join(", ", words);
    }

    /// Levenshtein's distance: how many letters have to be put in, left out or changed.
    static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (var letter = 0; letter < from.length(); letter++) {
            var diagonal = row[0];
            row[0] = letter + 1;
            for (var column = 1; column <= to.length(); column++) {
                var changed = diagonal + (from.charAt(letter) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, 1 + Math.min(diagonal, row[column - 1]));
            }
        }
        return row[to.length()];
    }
}

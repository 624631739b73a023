package howdah.show;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// What somebody who mistyped a word may have meant.
public final class Nearest {

    private Nearest() {
    }

    /// `did you mean "external"?`, or, if nothing is near, what can be written.
    public static String advice(String word, Collection<String> words) {
        return advice(word, words, "write one of " + String.join(", ", words));
    }

    /// `did you mean "external"?`, or, if nothing is near, something else.
    public static String advice(String word, Collection<String> words, String otherwise) {
        return of(word, words).map("did you mean \"%s\"?"::formatted).orElse(otherwise);
    }

    private static Optional<String> of(String word, Collection<String> words) {
        return words.stream().filter(each -> distance(word, each) <= each.length() / 2)
            .min(Comparator.comparingInt(each -> distance(word, each)));
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

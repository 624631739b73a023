package howdah.kernel.magic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How much two pieces of code have in common, by their words: names, numbers and what stands in texts.
final class Likeness {

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final double ENOUGH = 0.6;

    private Likeness() {
    }

    /// The share of the first one's words that the other has; 0 if it has no words.
    static double of(String code, String other) {
        var own = words(other);
        var words = words(code);
        return words.isEmpty() ? 0 : (double) words.stream().filter(own::contains).count() / words.size();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The one of some pieces that a changed one may have been made of; empty if none has enough in common with it.
    static Optional<String> nearest(String code, List<String> all) {
        return all.stream().filter(each -> Math.min(of(each, code), of(code, each)) >= ENOUGH)
            .max(Comparator.comparingDouble(each -> of(each, code) + of(code, each)));
    }
}

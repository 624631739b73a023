package howdah.kernel.magic;

import howdah.kernel.cell.Completion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/// The words of a magic's line.
final class Words {

    private Words() {
    }

    /// Parted by blanks; what stands in double quotes is one word, with blanks and all. A backslash takes the sense from a quote
    /// and from another backslash only, so that the paths of Windows stay what they are.
    static List<String> of(String arguments) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var isQuoted = false;
        var isBegun = false;
        for (var at = 0; at < arguments.length(); at++) {
            var next = arguments.charAt(at);
            if (next == '\\' && at + 1 < arguments.length() && "\"\\".indexOf(arguments.charAt(at + 1)) >= 0) {
                word.append(arguments.charAt(++at));
                isBegun = true;
            } else if (next == '"') {
                isQuoted = !isQuoted;
                isBegun = true;
            } else if (Character.isWhitespace(next) && !isQuoted) {
                add(words, word, isBegun);
                isBegun = false;
            } else {
                word.append(next);
                isBegun = true;
            }
        }
        add(words, word, isBegun);
        return words;
    }

    private static void add(List<String> words, StringBuilder word, boolean isBegun) {
        if (isBegun) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /// Those of some words that begin with what is typed before a place.
    ///
    /// @param signature tells more about a word
    static Completion complete(String source, int cursor, String type, Collection<String> words,
                               UnaryOperator<String> signature) {
        var start = cursor;
        while (start > 0 && !Character.isWhitespace(source.charAt(start - 1))) {
            start--;
        }
        var typed = source.substring(start, cursor);
        return new Completion(words.stream().filter(word -> word.startsWith(typed))
            .map(word -> new Completion.Candidate(word, type, signature.apply(word))).toList(), start, cursor);
    }
}

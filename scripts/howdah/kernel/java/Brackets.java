package howdah.kernel.java;

import java.util.ArrayDeque;
import java.util.Deque;

/// The brackets of a source that are open at its end, and the first that closes none.
final class Brackets {

    private final Tokens tokens;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int wrong = -1;

    private Brackets(Tokens tokens) {
        this.tokens = tokens;
    }

    static Brackets of(Tokens tokens) {
        var brackets = new Brackets(tokens);
        for (var at = 0; at < tokens.size() && brackets.wrong < 0; at++) {
            if (tokens.kind(at) == Tokens.Kind.SIGN) {
                brackets.read(at);
            }
        }
        return brackets;
    }

    private void read(int at) {
        switch (tokens.text(at)) {
            case "(", "[", "{" -> open.push(at);
            case ")", "]", "}" -> {
                if (open.isEmpty() || !tokens.is(at, closing(open.pop()))) {
                    wrong = at;
                }
            }
            default -> { }
        }
    }

    private String closing(int at) {
        return switch (tokens.text(at)) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /// Where the innermost that is open stands in the source.
    int place() {
        return tokens.start(open.peek());
    }

    /// Whether one closes none, or another one than it should.
    boolean isWrong() {
        return wrong >= 0;
    }

    /// What closes them.
    String closing() {
        var closing = new StringBuilder();
        for (var each : open) {
            var sign = closing(each);
            closing.append(sign.equals("}") && !closing.toString().endsWith("}") ? ";}" : sign);
        }
        return closing.toString();
    }
}

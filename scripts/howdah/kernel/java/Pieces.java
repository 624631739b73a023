package howdah.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts a cell into its pieces, in one pass over its tokens. What is wrong stays in one piece: the compiler tells what it is.
final class Pieces {

    private static final Set<String> MODIFIERS = Set.of("public", "protected", "private", "static", "final", "abstract", "native",
        "strictfp", "transient", "volatile", "sealed", "default");
    private static final Set<String> PRIMITIVES =
        Set.of("boolean", "byte", "short", "int", "long", "char", "float", "double");
    private static final Set<String> SIMPLE =
        Set.of("throw", "return", "break", "continue", "assert", "yield", "package", "else", "catch", "finally", "case");
    private static final Set<String> NO_TYPES = Set.of("new", "throw", "return", "assert", "this", "super", "instanceof", "yield",
        "break", "continue", "case", "else", "package", "import");

    private final String source;
    private final Tokens tokens;
    private final List<Piece> pieces = new ArrayList<>();
    private int lineStart;
    private int line = 1;

    private Pieces(String source, Tokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    static List<Piece> of(String source) {
        return of(source, Tokens.of(source));
    }

    static List<Piece> of(String source, Tokens tokens) {
        var cut = new Pieces(source, tokens);
        var at = 0;
        while (at < tokens.size()) {
            at = tokens.is(at, ";") ? at + 1 : cut.piece(at);
        }
        return cut.pieces;
    }

    /// Whether a block, given by its end, is that of a `do`.
    static boolean startsWithDo(Tokens tokens, int blockEnd) {
        var depth = 0;
        for (var at = blockEnd; at >= 0; at--) {
            depth += tokens.is(at, "}") ? 1 : tokens.is(at, "{") ? -1 : 0;
            if (depth == 0) {
                return tokens.is(at - 1, "do");
            }
        }
        return false;
    }

    private int piece(int at) {
        var declared = pastModifiers(at);
        if (tokens.is(at, "import")) {
            return add(Piece.Kind.IMPORT, "", at, pastSemicolon(at));
        }
        if (isType(declared)) {
            var name = tokens.is(declared, "@") ? declared + 2 : declared + 1;
            return add(Piece.Kind.TYPE, tokens.text(name), at, pastBody(name));
        }
        if (tokens.is(at, "switch")) {
            var end = pastBlock(pastParentheses(at + 1));
            var goesOn = tokens.is(end, ".");
            return add(Piece.Kind.SWITCH, "", at, goesOn ? pastSemicolon(at) : tokens.is(end, ";") ? end + 1 : end);
        }
        if (isControl(at)) {
            return add(Piece.Kind.STATEMENT, "", at, pastStatement(at));
        }
        if (SIMPLE.contains(tokens.text(at))) {
            return add(Piece.Kind.STATEMENT, "", at, pastSemicolon(at));
        }
        return member(at, declared);
    }

    /// A method, a variable, or else an expression.
    private int member(int at, int declared) {
        var typed = tokens.is(declared, "<") ? pastAngles(declared) : declared;
        var name = tokens.is(typed, "void") ? typed + 1 : pastType(typed);
        if (name > 0 && tokens.isWord(name)) {
            if (tokens.is(name + 1, "(")) {
                return add(Piece.Kind.METHOD, tokens.text(name), at, pastMethod(name + 1));
            }
            if (name + 1 >= tokens.size() || "=;,[".contains(tokens.text(name + 1))) {
                return add(Piece.Kind.VARIABLE, tokens.text(name), at, pastSemicolon(at));
            }
        }
        return add(Piece.Kind.EXPRESSION, "", at, pastSemicolon(at));
    }

    private int add(Piece.Kind kind, String name, int from, int to) {
        var start = tokens.start(from);
        for (; lineStart < start; lineStart++) {
            line += source.charAt(lineStart) == '\n' ? 1 : 0;
        }
        pieces.add(new Piece(kind, name, start, tokens.end(to - 1), line, tokens.is(to - 1, ";")));
        return to;
    }

    private int pastModifiers(int at) {
        while (true) {
            if (tokens.is(at, "@") && !tokens.is(at + 1, "interface")) {
                at += 2;
                while (tokens.is(at, ".")) {
                    at += 2;
                }
                at = tokens.is(at, "(") ? pastParentheses(at) : at;
            } else if (tokens.is(at, "non") && tokens.is(at + 1, "-") && tokens.is(at + 2, "sealed")) {
                at += 3;
            } else if (tokens.is(at, "sealed") ? tokens.isWord(at + 1) : MODIFIERS.contains(tokens.text(at))) {
                at++;
            } else if (tokens.is(at, "synchronized") && !tokens.is(at + 1, "(")) {
                at++;
            } else {
                return at;
            }
        }
    }

    private boolean isType(int at) {
        if (tokens.is(at, "@") && tokens.is(at + 1, "interface")) {
            return true;
        }
        return switch (tokens.text(at)) {
            case "class", "interface", "enum" -> tokens.isWord(at + 1);
            case "record" -> tokens.isWord(at + 1) && (tokens.is(at + 2, "(") || tokens.is(at + 2, "<"));
            default -> false;
        };
    }

    private boolean isControl(int at) {
        return switch (tokens.text(at)) {
            case "{", "if", "for", "while", "do", "try", "synchronized" -> true;
            default -> tokens.isWord(at) && tokens.is(at + 1, ":");
        };
    }

    private int pastStatement(int at) {
        return switch (tokens.text(at)) {
            case "{" -> pastBlock(at);
            case "if" -> {
                var then = pastStatement(pastParentheses(at + 1));
                yield tokens.is(then, "else") ? pastStatement(then + 1) : then;
            }
            case "for", "while", "switch", "synchronized" -> pastStatement(pastParentheses(at + 1));
            case "do" -> pastSemicolon(pastStatement(at + 1));
            case "try" -> pastTry(at + 1);
            default -> tokens.isWord(at) && tokens.is(at + 1, ":") ? pastStatement(at + 2) : pastSemicolon(at);
        };
    }

    private int pastTry(int at) {
        var end = pastBlock(tokens.is(at, "(") ? pastParentheses(at) : at);
        while (tokens.is(end, "catch")) {
            end = pastBlock(pastParentheses(end + 1));
        }
        return tokens.is(end, "finally") ? pastBlock(end + 1) : end;
    }

    private int pastMethod(int parameters) {
        var at = pastParentheses(parameters);
        while (at < tokens.size() && !tokens.is(at, "{") && !tokens.is(at, ";")) {
            at++;
        }
        return tokens.is(at, "{") ? pastBlock(at) : Math.min(at + 1, tokens.size());
    }

    private int pastBody(int at) {
        while (at < tokens.size() && !tokens.is(at, "{") && !tokens.is(at, ";")) {
            at = tokens.is(at, "(") ? pastParentheses(at) : at + 1;
        }
        return tokens.is(at, "{") ? pastBlock(at) : Math.min(at + 1, tokens.size());
    }

    private int pastParentheses(int at) {
        return tokens.is(at, "(") ? pastBrackets(at) : at;
    }

    private int pastBlock(int at) {
        return tokens.is(at, "{") ? pastBrackets(at) : Math.min(at + 1, tokens.size());
    }

    private int pastBrackets(int at) {
        var depth = 0;
        for (; at < tokens.size(); at++) {
            depth += depth(at);
            if (depth == 0) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    private int pastSemicolon(int at) {
        var depth = 0;
        for (; at < tokens.size(); at++) {
            depth = Math.max(0, depth + depth(at));
            if (depth == 0 && tokens.is(at, ";")) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    private int depth(int at) {
        if (tokens.kind(at) != Tokens.Kind.SIGN) {
            return 0;
        }
        return switch (source.charAt(tokens.start(at))) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }

    /// Past a type as it is declared: `java.util.Map<String, int[]>.Entry[]`; 0 if there is none.
    private int pastType(int at) {
        if (!tokens.isWord(at) || NO_TYPES.contains(tokens.text(at))) {
            return 0;
        }
        var isPrimitive = PRIMITIVES.contains(tokens.text(at));
        at++;
        while (!isPrimitive) {
            at = tokens.is(at, "<") ? pastAngles(at) : at;
            if (!tokens.is(at, ".") || !tokens.isWord(at + 1)) {
                break;
            }
            at += 2;
        }
        while (tokens.is(at, "[") && tokens.is(at + 1, "]")) {
            at += 2;
        }
        return at;
    }

    private int pastAngles(int at) {
        var depth = 0;
        for (; at < tokens.size(); at++) {
            depth += tokens.is(at, "<") ? 1 : tokens.is(at, ">") ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
            if (tokens.kind(at) == Tokens.Kind.SIGN && !"<>,.?&[]@".contains(tokens.text(at))) {
                return at;
            }
        }
        return at;
    }
}

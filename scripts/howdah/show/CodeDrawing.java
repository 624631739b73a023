package howdah.show;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Draws source in colours, each line of a comment or a text block by itself.
final class CodeDrawing {

    private CodeDrawing() {
    }

    static String draw(List<Code.Token> tokens, Ink ink, Alphabet alphabet) {
        return tokens.stream().map(token -> Stream.of(alphabet.lines(token.text()).split("\n", -1))
            .map(line -> painted(token.kind(), line, ink)).collect(Collectors.joining("\n"))).collect(Collectors.joining());
    }

    private static String painted(Code.Kind kind, String text, Ink ink) {
        return switch (kind) {
            case KEYWORD -> ink.magenta(text);
            case STRING -> ink.green(text);
            case COMMENT -> ink.dim(text);
            case NUMBER -> ink.cyan(text);
            case OTHER -> text;
        };
    }
}

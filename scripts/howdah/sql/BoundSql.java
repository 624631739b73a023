package howdah.sql;

import howdah.show.Failure;
import howdah.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// A statement whose parameters `:{name}` are sent beside it, never within it.
///
/// @param original   as it was written
/// @param sent       as the driver gets it: `?` for each parameter, `??` for an operator's `?`; the original if there are none
/// @param parameters what stands in the braces, in order
/// @param prefix     what is sent before it, and was not written
record BoundSql(String original, String sent, List<String> parameters, String prefix) {

    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*";

    /// @throws Failure if braces hold anything but a name, or names with dots
    static BoundSql of(String original) {
        var sent = new StringBuilder();
        var parameters = new ArrayList<String>();
        var at = 0;
        for (var token : Tokens.of(original)) {
            sent.append(original, at, token.begin());
            at = token.end();
            if (token.kind() == Kind.PARAMETER) {
                parameters.add(name(token));
                sent.append('?');
            } else {
                sent.append(token.is("?") ? "??" : token.text());
            }
        }
        return new BoundSql(original, parameters.isEmpty() ? original : sent.toString(), List.copyOf(parameters), "");
    }

    private static String name(Token token) {
        var name = token.text().replaceAll("^:\\{\\s*|\\s*}$", "");
        if (!name.matches(NAME)) {
            throw Failure.usage("%s is no parameter.".formatted(token.text()))
                .next("write the name of a Java variable, such as :{title}, or of a part of it, such as :{post.title}");
        }
        return name;
    }

    /// A statement with PostgreSQL's own `?` for a [java.sql.PreparedStatement], whether it has parameters or not.
    ///
    /// @param words without parameters and question marks, such as `EXPLAIN `
    BoundSql after(String words) {
        var escaped = parameters.isEmpty() ? of(original + "\n:{none}").sent().replaceFirst("\n\\?$", "") : sent;
        return new BoundSql(original, words + escaped, parameters, words);
    }

    /// Where a place of the server's text is in the original; the server has `$1` for the first parameter.
    ///
    /// @param position counted in characters from 1, as PostgreSQL does
    /// @return counted likewise; 0 for 0
    int position(int position) {
        if (position == 0) {
            return 0;
        }
        var parameter = 0;
        var shift = prefix.length();
        for (var token : Tokens.of(original)) {
            var begin = original.codePointCount(0, token.begin()) + 1;
            if (begin + shift >= position) {
                break;
            }
            if (token.kind() == Kind.PARAMETER) {
                parameter++;
                shift += ("$" + parameter).length() - token.text().codePointCount(0, token.text().length());
            }
        }
        return position - shift;
    }
}

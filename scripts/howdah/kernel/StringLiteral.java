package howdah.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A string or a text block of a Java cell in which the cursor stands, and what it is good for.
///
/// @param content what stands in it, as it is written
/// @param start   where its content begins in the cell
/// @param method  the name of the method whose first argument it is; else empty
record StringLiteral(String content, int start, String method) {

    /// Those of MyBatis's sessions that take the id of a statement.
    private static final Set<String> OF_STATEMENTS = Set.of("selectOne", "selectList", "selectMap", "selectCursor", "select",
        "insert", "update", "delete");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\(\\s*$");
    private static final Pattern SQL = Pattern.compile(
        "(?is)\\s*(?:--[^\\n]*\\n\\s*)*(?:select|insert|update|delete|merge|with|values|table|create|alter|drop|truncate|copy|explain|set|show"
            + "|call|grant|revoke|lock|listen|notify|begin|declare|fetch|refresh|reindex|analyze|vacuum)\\s.*");
    private static final String BLOCK = "\"\"\"";

    /// Whether it is the id of a mapper's statement.
    boolean isStatementId() {
        return OF_STATEMENTS.contains(method) && !isSql();
    }

    boolean isSql() {
        return SQL.matcher(content).matches();
    }

    /// The one that the cursor stands in.
    static Optional<StringLiteral> at(String source, int cursor) {
        for (var at = 0; at < cursor; ) {
            var end = end(source, at);
            var quotes = source.startsWith(BLOCK, at) ? BLOCK.length() : 1;
            if (source.charAt(at) == '"' && at + quotes <= cursor && cursor < end) {
                return Optional.of(of(source, at, quotes, end));
            }
            at = end;
        }
        return Optional.empty();
    }

    private static StringLiteral of(String source, int at, int quotes, int end) {
        var isClosed = end - quotes >= at + quotes && source.startsWith(BLOCK.substring(0, quotes), end - quotes);
        var call = CALL.matcher(source.substring(Math.max(0, at - 100), at));
        return new StringLiteral(source.substring(at + quotes, isClosed ? end - quotes : Math.min(end, source.length())), at + quotes,
            call.find() ? call.group(1) : "");
    }

    /// Where the token that begins there ends: a literal, a comment, or a single character. What is not closed goes on to the
    /// end, of its line or of the cell, and one further, so that a cursor at that end is within it.
    private static int end(String source, int at) {
        if (source.startsWith("//", at)) {
            return lineEnd(source, at);
        }
        if (source.startsWith("/*", at)) {
            var end = source.indexOf("*/", at + 2);
            return end < 0 ? source.length() : end + 2;
        }
        if (source.startsWith(BLOCK, at)) {
            return closing(source, at + BLOCK.length(), BLOCK, source.length());
        }
        var first = source.charAt(at);
        return first == '"' || first == '\'' ? closing(source, at + 1, String.valueOf(first), lineEnd(source, at)) : at + 1;
    }

    private static int closing(String source, int from, String quotes, int limit) {
        for (var at = from; at < limit; at++) {
            if (source.startsWith(quotes, at)) {
                return at + quotes.length();
            }
            at += source.charAt(at) == '\\' ? 1 : 0;
        }
        return limit + 1;
    }

    private static int lineEnd(String source, int at) {
        var end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }
}

package howdah.show;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/// What Java and SQL take for comments, strings and keywords. What is never closed goes on to the end.
enum CodeLanguage {
    JAVA, SQL;

    /// `SELECT`, or `select id`, but not `update(…)`, which may be Java.
    private static final Pattern BEGINS_AS_SQL = Pattern.compile("(?s)\\s*(--.*|(?<word>[A-Za-z]+)\\b(?<next>\\s*.?).*)");
    private static final Set<String> COMMANDS = Set.of("ALTER", "ANALYZE", "BEGIN", "CALL", "COMMENT", "COMMIT", "COPY", "CREATE",
        "DECLARE", "DELETE", "DROP", "EXPLAIN", "FETCH", "GRANT", "INSERT", "LISTEN", "LOCK", "MERGE", "NOTIFY", "PREPARE",
        "REVOKE", "ROLLBACK", "SAVEPOINT", "SELECT", "SET", "SHOW", "TABLE", "TRUNCATE", "UPDATE", "VACUUM", "VALUES", "WITH");
    private static final Set<String> SQL_WORDS = Set.of("ADD", "ALL", "AND", "ANY", "ARRAY", "AS", "ASC", "BETWEEN", "BY",
        "CASCADE", "CASE", "CAST", "CHECK", "COLUMN", "CONCURRENTLY", "CONFLICT", "CONSTRAINT", "CROSS", "DEFAULT", "DESC",
        "DISTINCT", "DO", "ELSE", "END", "EXCEPT", "EXISTS", "EXTENSION", "FALSE", "FILTER", "FOR", "FOREIGN", "FROM", "FULL",
        "FUNCTION", "GENERATED", "GROUP", "HAVING", "HOLD", "IDENTITY", "IF", "ILIKE", "IN", "INDEX", "INNER", "INTERSECT",
        "INTO", "IS", "ISOLATION", "JOIN", "KEY", "LATERAL", "LEFT", "LEVEL", "LIKE", "LIMIT", "LOCKED", "MATERIALIZED", "NOT", "NOTHING",
        "NULL", "OFFSET", "ON", "OR", "ORDER", "OUTER", "OVER", "PARTITION", "PRIMARY", "RECURSIVE", "REFERENCES", "RETURNING",
        "RIGHT", "ROLE", "SCHEMA", "SKIP", "THEN", "TO", "TRANSACTION", "TRIGGER", "TRUE", "UNION", "UNIQUE", "USING", "VIEW",
        "WHEN", "WHERE", "WINDOW");
    private static final Set<String> JAVA_WORDS = Set.of("var", "record", "sealed", "permits", "yield");

    static CodeLanguage of(String source) {
        Matcher begin = BEGINS_AS_SQL.matcher(source);
        if (!begin.matches()) {
            return JAVA;
        }
        String word = begin.group("word");
        boolean sql = word == null || COMMANDS.contains(word)
            || COMMANDS.contains(word.toUpperCase(Locale.ROOT)) && begin.group("next").matches("(?s)\\s*;?|\\s+[\\w*'\"$]");
        return sql ? SQL : JAVA;
    }

    boolean isKeyword(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return this == JAVA ? SourceVersion.isKeyword(word) || JAVA_WORDS.contains(word)
            : SQL_WORDS.contains(upper) || COMMANDS.contains(upper);
    }

    /// Where the comment that begins there ends; `at` if there is none.
    int commentEnd(String source, int at) {
        if (source.startsWith("/*", at)) {
            return endOf("*/", source, at + 2);
        }
        return source.startsWith(this == JAVA ? "//" : "--", at) ? lineEnd(source, at) : at;
    }

    /// Where the string that begins there ends; `at` if there is none.
    int stringEnd(String source, int at) {
        char quote = source.charAt(at);
        if (this == SQL) {
            return quote == '\'' ? endOf("'", source, at + 1) : quote == '$' ? dollarQuoteEnd(source, at) : at;
        }
        if (source.startsWith("\"\"\"", at)) {
            return escapedEnd("\"\"\"", source, at + 3, source.length());
        }
        return quote == '"' || quote == '\'' ? escapedEnd(String.valueOf(quote), source, at + 1, lineEnd(source, at)) : at;
    }

    private static int escapedEnd(String quote, String source, int from, int limit) {
        for (int at = from; at < limit; at++) {
            if (source.startsWith(quote, at)) {
                return at + quote.length();
            }
            at += source.charAt(at) == '\\' ? 1 : 0;
        }
        return limit;
    }

    /// `$$…$$` and `$body$…$body$`, not `${name}`.
    private static int dollarQuoteEnd(String source, int at) {
        int tagEnd = source.indexOf('$', at + 1) + 1;
        return tagEnd > 0 && source.substring(at + 1, tagEnd - 1).matches("\\w*")
            ? endOf(source.substring(at, tagEnd), source, tagEnd) : at;
    }

    private static int endOf(String end, String source, int from) {
        int found = source.indexOf(end, from);
        return found < 0 ? source.length() : found + end.length();
    }

    private static int lineEnd(String source, int at) {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }
}

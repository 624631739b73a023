package howdah.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The tables that a statement names, as far as it is written; read with patience, since it is not finished.
final class Scope {

    /// @param schema null where none is named
    /// @param name   of a table or of a query in WITH
    record Source(String schema, String name) {
    }

    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "update", "into", "table", "using", "only",
        "truncate");
    private static final Set<String> NO_ALIASES = Set.of("on", "using", "where", "join", "left", "right", "full", "inner",
        "cross",
        "natural", "order", "group", "having", "limit", "offset", "set", "values", "select", "union", "intersect", "except",
        "returning", "for", "fetch", "window", "default", "when", "tablesample", "lateral");

    private final List<Token> tokens;
    /// By alias, or by name where there is none.
    private final Map<String, Source> sources = new LinkedHashMap<>();
    /// The queries in WITH, with the columns that are known of them.
    private final Map<String, List<String>> queries = new LinkedHashMap<>();

    private Scope(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Scope of(List<Token> tokens) {
        var scope = new Scope(tokens);
        scope.readSources();
        scope.readQueries();
        return scope;
    }

    Map<String, Source> sources() {
        return sources;
    }

    Map<String, List<String>> queries() {
        return queries;
    }

    /// Whether a table's name is to follow a place between two tokens.
    static boolean isTableNext(List<Token> before) {
        if (before.isEmpty()) {
            return false;
        }
        var last = before.getLast();
        return last.kind() == Token.Kind.WORD && BEFORE_TABLES.contains(last.name()) && !isOfFunction(before)
            || last.is(",") && isInTableList(before);
    }

    /// `extract(year FROM …)`, `substring(a FROM 1)`, `IS DISTINCT FROM`.
    private static boolean isOfFunction(List<Token> before) {
        if (!before.getLast().isWord("from")) {
            return false;
        }
        var isDistinct = before.size() > 1 && before.get(before.size() - 2).isWord("distinct")
            && before.size() > 2 && before.get(before.size() - 3).isWord("is");
        var depth = 0;
        for (var index = before.size() - 2; index >= 0; index--) {
            depth += before.get(index).is(")") ? 1 : before.get(index).is("(") ? -1 : 0;
            if (depth < 0) {
                return isDistinct || index > 0 && Set.of("extract", "substring", "trim", "overlay", "position")
                    .contains(before.get(index - 1).name());
            }
        }
        return isDistinct;
    }

    /// The words between FROM and the comma are tables, too.
    private static boolean isInTableList(List<Token> before) {
        var depth = 0;
        for (var index = before.size() - 2; index >= 0; index--) {
            var token = before.get(index);
            depth += token.is(")") ? 1 : token.is("(") ? -1 : 0;
            if (depth < 0) {
                return false;
            }
            if (depth == 0 && token.kind() == Token.Kind.WORD) {
                var word = token.text().toLowerCase(Locale.ROOT);
                if (word.equals("from") || word.equals("truncate")) {
                    return true;
                }
                if (Set.of("select", "where", "by", "set", "returning", "values", "having", "on").contains(word)) {
                    return false;
                }
            }
        }
        return false;
    }

    private void readSources() {
        for (var index = 1; index < tokens.size(); index++) {
            if (tokens.get(index).isName() && isTableNext(tokens.subList(0, index))
                && !BEFORE_TABLES.contains(tokens.get(index).name())) {
                readSource(index);
            } else if (tokens.get(index).is(")") && aliasAt(index + 1) != null) {
                readSubquery(index);
            }
        }
    }

    private void readSource(int index) {
        var isQualified = index + 2 < tokens.size() && tokens.get(index + 1).is(".") && tokens.get(index + 2).isName();
        var name = tokens.get(isQualified ? index + 2 : index).name();
        var schema = isQualified ? tokens.get(index).name() : null;
        var alias = aliasAt(index + (isQualified ? 3 : 1));
        sources.put(alias == null ? name : alias, new Source(schema, name));
    }

    /// `(SELECT a, b AS c FROM …) x` gives x the columns a and c.
    private void readSubquery(int closing) {
        var depth = 0;
        for (var index = closing; index >= 0; index--) {
            depth += tokens.get(index).is(")") ? 1 : tokens.get(index).is("(") ? -1 : 0;
            if (depth == 0) {
                var isTable = index > 0 && isTableNext(tokens.subList(0, index));
                if (isTable && index + 1 < closing && tokens.get(index + 1).isWord("select")) {
                    var alias = aliasAt(closing + 1);
                    sources.put(alias, new Source(null, alias));
                    queries.put(alias, outputs(index + 2));
                }
                return;
            }
        }
    }

    private String aliasAt(int index) {
        var at = index < tokens.size() && tokens.get(index).isWord("as") ? index + 1 : index;
        var isAlias = at < tokens.size() && tokens.get(at).isName()
            && (tokens.get(at).kind() == Token.Kind.NAME || !NO_ALIASES.contains(tokens.get(at).name()));
        return isAlias ? tokens.get(at).name() : null;
    }

    /// `name AS (`, `name (a, b) AS (`, with MATERIALIZED or not.
    private void readQueries() {
        for (var index = 0; index + 2 < tokens.size() && !tokens.isEmpty() && tokens.getFirst().isWord("with"); index++) {
            if (!tokens.get(index).isWord("as") || index == 0) {
                continue;
            }
            var open = index + 1;
            while (open < tokens.size() && (tokens.get(open).isWord("materialized") || tokens.get(open).isWord("not"))) {
                open++;
            }
            if (open < tokens.size() && tokens.get(open).is("(")) {
                readQuery(index - 1, open);
            }
        }
    }

    private void readQuery(int nameEnd, int open) {
        var columns = new ArrayList<String>();
        var at = nameEnd;
        if (tokens.get(at).is(")")) {
            for (at--; at > 0 && !tokens.get(at).is("("); at--) {
                if (tokens.get(at).isName()) {
                    columns.addFirst(tokens.get(at).name());
                }
            }
            at--;
        }
        if (at > 0 && tokens.get(at).isName()) {
            var isSelect = open + 1 < tokens.size() && tokens.get(open + 1).isWord("select");
            queries.put(tokens.get(at).name(), !columns.isEmpty() || !isSelect ? columns : outputs(open + 2));
        }
    }

    /// The names of what a SELECT gives, from the token behind it on: aliases, and the last names of what is no expression.
    private List<String> outputs(int begin) {
        var outputs = new ArrayList<String>();
        var depth = 0;
        for (var index = begin; index < tokens.size() && depth >= 0; index++) {
            var token = tokens.get(index);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            var isEnd = depth < 0 || depth == 0 && (token.is(",") || token.isWord("from"));
            if (isEnd && index > begin && tokens.get(index - 1).isName()) {
                outputs.add(tokens.get(index - 1).name());
            }
            if (depth < 0 || depth == 0 && token.isWord("from")) {
                break;
            }
        }
        return outputs;
    }
}

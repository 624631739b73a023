package howdah.sql;

import howdah.show.Show;
import howdah.sql.Catalogue.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds what is known of the name at a place of SQL.
final class Inspecting {

    private static final String SIZE = """
        SELECT format('%s%s%s, about %s rows', chr(10), chr(10), pg_size_pretty(pg_total_relation_size(oid)),
                      CASE WHEN reltuples < 0 THEN 'an unknown number of' ELSE reltuples::bigint::text END)
        FROM pg_class WHERE oid = ?::regclass AND relkind IN ('r', 'p', 'm')
        """;
    private static final String COLUMN = """
        SELECT concat_ws(chr(10), format('%s: %s%s', attname, format_type(atttypid, atttypmod),
                                         CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END),
                         'Default: ' || pg_get_expr(adbin, adrelid), col_description(attrelid, attnum))
        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attrelid = ?::regclass AND attname = ?
        """;
    private static final String ROUTINE = """
        SELECT string_agg(format('%s(%s)%s%s', proname, pg_get_function_arguments(oid), ' → ' || pg_get_function_result(oid),
                                 chr(10) || '    ' || obj_description(oid, 'pg_proc')), chr(10) ORDER BY pronargs)
        FROM pg_proc WHERE proname = ? AND pg_function_is_visible(oid)
        """;
    private static final String SETTING = """
        SELECT format('%s: %s%s%s%s', name, reset_val, ' ' || unit, chr(10), short_desc) FROM pg_settings WHERE name = ?
        """;

    private final String sql;
    private final int cursor;
    private final LiveCatalogue live;

    Inspecting(String sql, int cursor, LiveCatalogue live) {
        this.sql = sql;
        this.cursor = cursor;
        this.live = live;
    }

    Optional<String> text() {
        var tokens = Tokens.code(sql);
        for (var index = 0; index < tokens.size(); index++) {
            var token = tokens.get(index);
            if (token.isName() && token.begin() <= cursor && cursor <= token.end()) {
                var isQualified = index > 1 && tokens.get(index - 1).is(".") && tokens.get(index - 2).isName();
                return text(isQualified ? tokens.get(index - 2).name() : null, token.name(), statement(tokens, index));
            }
        }
        return Optional.empty();
    }

    private static List<Token> statement(List<Token> tokens, int index) {
        var begin = index;
        while (begin > 0 && !tokens.get(begin - 1).is(";")) {
            begin--;
        }
        var end = index;
        while (end < tokens.size() && !tokens.get(end).is(";")) {
            end++;
        }
        return tokens.subList(begin, end);
    }

    private Optional<String> text(String qualifier, String name, List<Token> statement) {
        var catalogue = live.now();
        var sources = Scope.of(statement).sources();
        var source = sources.get(qualifier == null ? name : qualifier);
        if (qualifier == null) {
            var relation = source == null ? catalogue.relation(null, name) : catalogue.relation(source.schema(), source.name());
            if (relation.isPresent()) {
                return relation.map(this::table);
            }
        } else if (source == null && catalogue.relation(qualifier, name).isPresent()) {
            return catalogue.relation(qualifier, name).map(this::table);
        }
        var tables = qualifier == null ? sources.values().stream() : Optional.ofNullable(source).stream();
        var column = tables.flatMap(each -> catalogue.relation(each.schema(), each.name()).stream())
            .filter(relation -> relation.column(name).isPresent()).findFirst();
        return column.isPresent() ? ask(COLUMN, regclass(column.get()), name)
            : ask(ROUTINE, name).or(() -> ask(SETTING, name));
    }

    private String table(Relation relation) {
        var name = regclass(relation);
        return live.ask(connection -> {
            var commands = new PsqlCommands(null, connection);
            return commands.describe(name).shown().stream().map(Show.plain()::text).collect(Collectors.joining("\n"))
                + ask(SIZE, name).orElse("");
        }).map(text -> relation.kind() + " " + relation.schema() + "." + relation.name() + "\n\n" + text).orElse("");
    }

    private static String regclass(Relation relation) {
        return "\"%s\".\"%s\"".formatted(relation.schema().replace("\"", "\"\""), relation.name().replace("\"", "\"\""));
    }

    private Optional<String> ask(String query, String... parameters) {
        return live.ask(connection -> {
            try (var statement = connection.prepareStatement(query)) {
                for (var index = 0; index < parameters.length; index++) {
                    statement.setString(index + 1, parameters[index]);
                }
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? rows.getString(1) : null;
                }
            }
        });
    }
}

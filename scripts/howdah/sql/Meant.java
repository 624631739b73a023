package howdah.sql;

import howdah.show.Nearest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What somebody may have meant who named a table, a column or a function that there is not.
///
/// @param sql       the statement
/// @param catalogue where the names are
record Meant(String sql, Catalogue catalogue) {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /// @param state    the SQLSTATE
    /// @param message  what PostgreSQL says
    /// @param position counted in characters from 1; 0 if it is not known
    /// @return `did you mean "posts"?`; null where nothing is near
    String advice(String state, String message, int position) {
        var names = candidates(state);
        var word = word(state, message, position);
        return names.isEmpty() || word == null ? null : Nearest.advice(word, names, null);
    }

    private List<String> candidates(String state) {
        var scope = Scope.of(Tokens.code(sql));
        return switch (state) {
            case "42P01" -> Stream.of(scope.sources().keySet().stream(), scope.queries().keySet().stream(),
                    catalogue.relations().stream().map(Catalogue.Relation::name)).flatMap(names -> names)
                .filter(name -> isKnown(name, scope)).distinct().toList();
            case "42703" -> columns(scope);
            case "42883" -> catalogue.allRoutines().map(Catalogue.Routine::name).distinct().toList();
            case "3F000" -> catalogue.schemas();
            case "42704" -> catalogue.system().settings().stream().map(Catalogue.Routine::name).toList();
            default -> List.of();
        };
    }

    /// A table that the statement names need not be there.
    private boolean isKnown(String name, Scope scope) {
        var source = scope.sources().get(name);
        return source == null || scope.queries().containsKey(source.name()) || !source.name().equals(name)
            || catalogue.relation(source.schema(), source.name()).isPresent();
    }

    private List<String> columns(Scope scope) {
        var used = scope.sources().values().stream().flatMap(source -> scope.queries().containsKey(source.name())
            ? scope.queries().get(source.name()).stream()
            : catalogue.relation(source.schema(), source.name()).stream().flatMap(Meant::columns)).distinct().toList();
        return used.isEmpty() ? catalogue.relations().stream().flatMap(Meant::columns).distinct().toList() : used;
    }

    private static Stream<String> columns(Catalogue.Relation relation) {
        return relation.columns().stream().map(Catalogue.Column::name);
    }

    /// That of the names at the place which is meant, or else the one that the message tells.
    private String word(String state, String message, int position) {
        var tokens = Tokens.code(sql);
        for (var index = 0; index < tokens.size() && position > 0; index++) {
            if (sql.codePointCount(0, tokens.get(index).begin()) + 1 == position && tokens.get(index).isName()) {
                var isSchema = catalogue.schemas().contains(tokens.get(index).name());
                var isFirst = state.equals("3F000") || state.equals("42P01") && !isSchema;
                while (!isFirst && index + 2 < tokens.size() && tokens.get(index + 1).is(".") && tokens.get(index + 2).isName()) {
                    index += 2;
                }
                return tokens.get(index).name();
            }
        }
        var quoted = QUOTED.matcher(message);
        return quoted.find() ? quoted.group(1) : null;
    }
}

package howdah.sql;

import howdah.sql.Candidates.Candidate;
import howdah.sql.Catalogue.Relation;
import howdah.sql.Catalogue.Routine;
import howdah.sql.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds what may stand at a place of SQL: columns of the statement's tables, tables, functions, settings, and keywords last.
final class Completing {

    private static final int MOST = 300;
    private static final Set<String> SETTINGS = Set.of("set", "show", "reset", "local");

    private final String sql;
    private final int cursor;
    private final Catalogue catalogue;
    private final Variables variables;
    private final List<Token> tokens;
    private final Set<Candidate> found = new LinkedHashSet<>();
    private int start;
    private String prefix;

    Completing(String sql, int cursor, Catalogue catalogue, Variables variables) {
        this.sql = sql;
        this.cursor = cursor;
        this.catalogue = catalogue;
        this.variables = variables;
        tokens = statement(Tokens.of(sql));
        start = cursor;
        prefix = "";
    }

    /// The tokens of the statement that the cursor is in.
    private List<Token> statement(List<Token> all) {
        var begin = 0;
        for (var index = 0; index < all.size(); index++) {
            if (all.get(index).is(";")) {
                if (all.get(index).begin() >= cursor) {
                    return all.subList(begin, index);
                }
                begin = index + 1;
            }
        }
        return all.subList(begin, all.size());
    }

    Candidates candidates() {
        var current = tokens.stream().filter(token -> token.touches(cursor)).reduce((first, second) -> second).orElse(null);
        var line = sql.substring(sql.lastIndexOf('\n', cursor - 1) + 1, cursor);
        if (line.stripLeading().startsWith("\\")) {
            addCommands(line);
        } else if (current != null && current.kind() == Kind.PARAMETER) {
            addVariables(current);
        } else if (current == null || current.kind() != Kind.STRING && current.kind() != Kind.COMMENT
            && current.kind() != Kind.NUMBER) {
            add(current != null && current.isName() ? current : null);
        }
        return new Candidates(found.stream().limit(MOST).toList(), start, cursor);
    }

    private void addCommands(String line) {
        var command = line.stripLeading();
        if (!command.contains(" ")) {
            begin(cursor - command.length());
            PsqlCommands.names().forEach(name -> add(name, "command", ""));
        } else {
            begin(cursor - (command.length() - command.lastIndexOf(' ') - 1));
            relations(null).forEach(this::addRelation);
        }
    }

    private void addVariables(Token parameter) {
        var open = parameter.begin() + 2;
        if (cursor < open || cursor == parameter.end() && parameter.text().endsWith("}")) {
            return;
        }
        var path = sql.substring(open, cursor);
        var dot = path.lastIndexOf('.');
        begin(open + dot + 1);
        if (dot < 0) {
            variables.names().forEach(name -> add(name, "variable", type(variables.value().apply(name))));
        } else {
            try {
                var value = PropertyPath.value(path.substring(0, dot), variables.value());
                PropertyPath.names(value).forEach(name -> add(name, "property", ""));
            } catch (Exception unknown) {
                // what has no value has no properties
            }
        }
    }

    private static String type(Object value) {
        return value == null ? "" : value.getClass().getSimpleName();
    }

    private void begin(int at) {
        start = at;
        prefix = sql.substring(at, cursor).toLowerCase(Locale.ROOT);
    }

    /// @param current the name that the cursor is in, or null
    private void add(Token current) {
        begin(current == null ? cursor : current.begin());
        prefix = prefix.replace("\"", "");
        var code = tokens.stream().filter(token -> token.kind() != Kind.COMMENT).toList();
        var before = code.stream().filter(token -> token.end() <= start && token != current).toList();
        var scope = Scope.of(code.stream().filter(token -> token != current).toList());
        if (!before.isEmpty() && before.getLast().is(".")) {
            addQualified(before, scope);
        } else if (!before.isEmpty() && SETTINGS.contains(before.getLast().name()) && !isUpdate(before)) {
            catalogue.system().settings().forEach(setting -> add(setting.name(), "setting", setting.about()));
        } else if (Scope.isTableNext(before)) {
            addTables(scope);
        } else if (isColumnList(before)) {
            addColumnsOf(before);
        } else {
            addExpressions(before, scope);
        }
    }

    private static boolean isUpdate(List<Token> before) {
        return before.getFirst().isWord("update")
            || before.stream().anyMatch(token -> token.isWord("conflict") || token.isWord("alter"));
    }

    private void addQualified(List<Token> before, Scope scope) {
        var qualifier = before.size() < 2 ? "" : before.get(before.size() - 2).name();
        var source = scope.sources().get(qualifier);
        if (source != null) {
            addColumns(source, scope, "");
        }
        if (!found.isEmpty()) {
            return;
        }
        relations(qualifier).forEach(relation -> add(relation.name(), relation.kind(), ""));
        catalogue.allRoutines().filter(routine -> routine.schema().equals(qualifier))
            .forEach(routine -> add(routine.name() + "(", "function", routine.about()));
        catalogue.relation(null, qualifier).ifPresent(relation -> addColumns(relation, ""));
    }

    private Stream<Relation> relations(String schema) {
        return catalogue.allRelations()
            .filter(each -> schema == null ? each.isVisible() && !isSystem(each) : each.schema().equals(schema));
    }

    private static boolean isSystem(Relation relation) {
        return Set.of("pg_catalog", "information_schema").contains(relation.schema());
    }

    private void addTables(Scope scope) {
        scope.queries().keySet().stream().filter(name -> !scope.sources().containsKey(name))
            .forEach(name -> add(name, "query", ""));
        relations(null).forEach(this::addRelation);
        catalogue.schemas().forEach(schema -> add(schema, "schema", ""));
        catalogue.system().relations().stream().filter(Relation::isVisible).filter(each -> !prefix.isEmpty())
            .forEach(this::addRelation);
        addRoutines(routine -> routine.about().contains("SETOF") || routine.about().contains("TABLE"));
        addKeywords("SELECT", "ONLY", "LATERAL", "VALUES");
    }

    private void addRelation(Relation relation) {
        add(relation.name(), relation.kind(), "");
    }

    /// `INSERT INTO posts (`, and after each comma.
    private static boolean isColumnList(List<Token> before) {
        var open = openParenthesis(before);
        return open > 1 && before.getFirst().isWord("insert") && before.get(open - 1).isName()
            && before.subList(0, open).stream().anyMatch(token -> token.isWord("into"))
            && before.subList(0, open).stream().noneMatch(token -> token.isWord("values") || token.isWord("select"));
    }

    private static int openParenthesis(List<Token> before) {
        var depth = 0;
        for (var index = before.size() - 1; index >= 0; index--) {
            depth += before.get(index).is(")") ? 1 : before.get(index).is("(") ? -1 : 0;
            if (depth < 0) {
                return index;
            }
        }
        return -1;
    }

    private void addColumnsOf(List<Token> before) {
        var open = openParenthesis(before);
        var isQualified = open > 2 && before.get(open - 2).is(".");
        catalogue.relation(isQualified ? before.get(open - 3).name() : null, before.get(open - 1).name())
            .ifPresent(relation -> addColumns(relation, ""));
    }

    private void addExpressions(List<Token> before, Scope scope) {
        if (!before.isEmpty()) {
            scope.sources().forEach((alias, source) -> addColumns(source, scope, alias));
            scope.sources().keySet().forEach(alias -> add(alias, "table", ""));
            if (scope.sources().isEmpty()) {
                relations(null).forEach(relation -> addColumns(relation, relation.name()));
                relations(null).forEach(this::addRelation);
            }
            addRoutines(routine -> true);
        }
        addKeywords(catalogue.system().keywords().toArray(String[]::new));
    }

    private void addColumns(Scope.Source source, Scope scope, String from) {
        if (source.schema() == null && scope.queries().containsKey(source.name())) {
            scope.queries().get(source.name()).forEach(column -> add(column, "column", from));
        } else {
            catalogue.relation(source.schema(), source.name()).ifPresent(relation -> addColumns(relation, from));
        }
    }

    private void addColumns(Relation relation, String from) {
        relation.columns().forEach(column -> add(column.name(), "column", (from.isEmpty() ? "" : from + ": ") + column.about()));
    }

    /// PostgreSQL's own only where a letter is typed: there are thousands.
    private void addRoutines(Predicate<Routine> wanted) {
        (prefix.isEmpty() ? catalogue.routines().stream() : catalogue.allRoutines()).filter(Routine::isVisible).filter(wanted)
            .forEach(routine -> add(routine.name() + "(", "function", routine.about()));
    }

    private void addKeywords(String... keywords) {
        var isSmall = !prefix.isEmpty() && sql.substring(start, cursor).equals(prefix);
        Stream.of(keywords).forEach(keyword -> add(isSmall ? keyword.toLowerCase(Locale.ROOT) : keyword, "keyword", ""));
    }

    private void add(String name, String type, String detail) {
        if (name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
            found.add(new Candidate(isName(type) ? quoted(name) : name, type, detail));
        }
    }

    private static boolean isName(String type) {
        return !Set.of("keyword", "function", "command", "variable", "property", "setting").contains(type);
    }

    private String quoted(String name) {
        var isPlain = name.matches("[a-z_][a-z0-9_$]*") && !Reserved.WORDS.contains(name);
        return isPlain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}

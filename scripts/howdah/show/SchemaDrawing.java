package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Draws a schema: each table with its columns and rules, arrows to the tables that it points at and from those that point at it.
final class SchemaDrawing {

    private static final Pattern ACTIONS = Pattern.compile("REFERENCES .*?\\([^)]*\\) ?(.*)");
    private static final int SHORTEST_RULES = 24;

    private final Schema schema;
    private final Paper paper;
    private final List<String> lines = new ArrayList<>();

    private SchemaDrawing(Schema schema, Paper paper) {
        this.schema = schema;
        this.paper = paper;
    }

    static String draw(Schema schema, Paper paper) {
        var drawing = new SchemaDrawing(schema, paper);
        schema.relations().forEach(drawing::relation);
        return schema.relations().isEmpty() ? "(no tables)" : String.join("\n", drawing.lines);
    }

    private void relation(Schema.Relation relation) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        String kind = relation.kind().equals("table") ? "" : " (" + relation.kind() + ")";
        paper.wrap(paper.alphabet().line(relation.name() + kind)).forEach(line -> lines.add(paper.ink().bold(line)));
        columns(relation);
        relation.constraints().stream().filter(constraint -> !isOfOneColumn(constraint))
            .forEach(constraint -> add(" ", rule(constraint)));
        relation.indexes().forEach(index ->
            add(" ", (index.unique() ? "UNIQUE INDEX " : "INDEX ") + index.name() + " " + index.definition()));
        schema.relations().forEach(other -> other.constraints().stream()
            .filter(constraint -> constraint.target().equals(relation.name()))
            .forEach(constraint -> add(" ", paper.alphabet().either("← ", "<- ") + place(other.name(), constraint.columns()))));
    }

    /// Names and types below each other, where that leaves room for the rules; else each column as a running text.
    private void columns(Schema.Relation relation) {
        int names = widest(relation.columns().stream().map(Schema.Column::name).toList());
        int types = widest(relation.columns().stream().map(Schema.Column::type).toList());
        boolean aligned = names + types + SHORTEST_RULES <= paper.width();
        for (Schema.Column column : relation.columns()) {
            String name = paper.alphabet().line(column.name());
            String type = paper.alphabet().line(column.type());
            String rules = String.join(", ", rules(relation, column));
            if (aligned && !rules.isEmpty()) {
                add(" " + padded(name, names) + "  " + padded(type, types) + "  ", rules);
            } else {
                add(" ", (aligned ? padded(name, names) + " " : name) + " " + type + (rules.isEmpty() ? "" : " " + rules));
            }
        }
    }

    private int widest(List<String> texts) {
        return texts.stream().map(paper.alphabet()::line).mapToInt(Clusters::width).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - Clusters.width(text));
    }

    private List<String> rules(Schema.Relation relation, Schema.Column column) {
        List<String> rules = new ArrayList<>();
        for (Schema.Constraint constraint : relation.constraints()) {
            if (isOfOneColumn(constraint) && constraint.columns().contains(column.name())) {
                rules.add(constraint.kind() == Schema.Constraint.Kind.FOREIGN_KEY ? arrow(constraint)
                    : constraint.kind().name().replace('_', ' '));
            }
        }
        if (!column.nullable() && !rules.contains("PRIMARY KEY")) {
            rules.addFirst("NOT NULL");
        }
        if (!column.value().isEmpty()) {
            rules.add(column.value());
        }
        return rules;
    }

    /// Keys of one column are told beside it.
    private static boolean isOfOneColumn(Schema.Constraint constraint) {
        return constraint.columns().size() == 1 && switch (constraint.kind()) {
            case PRIMARY_KEY, FOREIGN_KEY, UNIQUE -> true;
            case CHECK, EXCLUSION -> false;
        };
    }

    private String rule(Schema.Constraint constraint) {
        return constraint.kind() == Schema.Constraint.Kind.FOREIGN_KEY
            ? place("", constraint.columns()) + " " + arrow(constraint) : constraint.definition();
    }

    private String arrow(Schema.Constraint constraint) {
        Matcher actions = ACTIONS.matcher(constraint.definition());
        String more = actions.find() && !actions.group(1).isEmpty() ? " " + actions.group(1) : "";
        return paper.alphabet().either("→ ", "-> ") + place(constraint.target(), constraint.targetColumns()) + more;
    }

    private static String place(String table, List<String> columns) {
        return table + "(" + String.join(", ", columns) + ")";
    }

    /// Adds a text, wrapped; the lines after the first begin below it.
    private void add(String begin, String text) {
        String margin = begin;
        for (String line : Paper.wrap(paper.alphabet().line(text), paper.width() - Clusters.width(begin) - 2)) {
            lines.add((margin + line).stripTrailing());
            margin = " ".repeat(Clusters.width(begin)) + "  ";
        }
    }
}

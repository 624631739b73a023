package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// Draws a schema: each table with its columns and rules, arrows to the tables that it points at and from those that point at it.
final class SchemaDrawing {

    private static final int SHORTEST_RULES = 24;

    private final Schema schema;
    private final Paper paper;
    private final SchemaWords words;
    private final List<String> lines = new ArrayList<>();

    private SchemaDrawing(Schema schema, Paper paper) {
        this.schema = schema;
        this.paper = paper;
        this.words = new SchemaWords(paper.alphabet().either("→ ", "-> "));
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
        relation.constraints().stream().filter(constraint -> !SchemaWords.isOfOneColumn(constraint))
            .forEach(constraint -> add(" ", words.rule(constraint)));
        relation.indexes().forEach(index ->
            add(" ", SchemaWords.index(index)));
        schema.relations().forEach(other -> other.constraints().stream()
            .filter(constraint -> constraint.target().equals(relation.name()))
            .forEach(constraint -> add(" ",
                paper.alphabet().either("← ", "<- ") + SchemaWords.place(other.name(), constraint.columns()))));
    }

    /// Names and types below each other, where that leaves room for the rules; else each column as a running text.
    private void columns(Schema.Relation relation) {
        int names = widest(relation.columns().stream().map(Schema.Column::name).toList());
        int types = widest(relation.columns().stream().map(Schema.Column::type).toList());
        boolean aligned = names + types + SHORTEST_RULES <= paper.width();
        for (Schema.Column column : relation.columns()) {
            String name = paper.alphabet().line(column.name());
            String type = paper.alphabet().line(column.type());
            String rules = String.join(", ", words.rules(relation, column));
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

    /// Adds a text, wrapped; the lines after the first begin below it.
    private void add(String begin, String text) {
        String margin = begin;
        for (String line : Paper.wrap(paper.alphabet().line(text), paper.width() - Clusters.width(begin) - 2)) {
            lines.add((margin + line).stripTrailing());
            margin = " ".repeat(Clusters.width(begin)) + "  ";
        }
    }
}

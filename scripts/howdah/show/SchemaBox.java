package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A table as it is drawn: its name, and below it a line for each column. Sizes are in pixels.
final class SchemaBox {

    static final int LINE = 18;
    static final int PADDING = 8;
    private static final int MOST_COLUMNS = 40;
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_TYPE = 24;
    private static final SchemaWords WORDS = new SchemaWords("→ ");

    /// @param marks   `PK`, `FK` and `UQ`, as far as it belongs to such keys
    /// @param details all that is known of the column
    record Row(String marks, String name, String type, String details) {
    }

    private final Schema.Relation relation;
    private final List<Row> rows = new ArrayList<>();

    SchemaBox(Schema.Relation relation) {
        this.relation = relation;
        relation.columns().stream().limit(MOST_COLUMNS).map(this::row).forEach(rows::add);
        int more = relation.columns().size() - rows.size();
        if (more > 0) {
            rows.add(new Row("", "and " + more + " more", "", ""));
        }
    }

    private Row row(Schema.Column column) {
        List<String> marks = new ArrayList<>();
        for (Schema.Constraint constraint : relation.constraints()) {
            String mark = switch (constraint.kind()) {
                case PRIMARY_KEY -> "PK";
                case FOREIGN_KEY -> "FK";
                case UNIQUE -> "UQ";
                case CHECK, EXCLUSION -> "";
            };
            if (constraint.columns().contains(column.name()) && !mark.isEmpty() && !marks.contains(mark)) {
                marks.add(mark);
            }
        }
        List<String> rules = WORDS.rules(relation, column);
        return new Row(String.join(" ", marks), Markup.cut(column.name(), LONGEST_NAME), Markup.cut(column.type(), LONGEST_TYPE),
            column.name() + " " + column.type() + (rules.isEmpty() ? "" : "\n" + String.join("\n", rules)));
    }

    Schema.Relation relation() {
        return relation;
    }

    List<Row> rows() {
        return rows;
    }

    String title() {
        return Markup.cut(relation.name(), LONGEST_NAME) + (isTable() ? "" : " (" + relation.kind() + ")");
    }

    boolean isTable() {
        return relation.kind().equals("table");
    }

    /// What concerns the table as a whole.
    String details() {
        Stream<String> rules = relation.constraints().stream().filter(constraint -> !SchemaWords.isOfOneColumn(constraint))
            .map(WORDS::rule);
        Stream<String> indexes = relation.indexes().stream().map(SchemaWords::index);
        return String.join("\n", Stream.of(Stream.of(relation.kind() + " " + relation.name()), rules, indexes)
            .flatMap(lines -> lines).toList());
    }

    /// `posts(user_id) → users(id) ON DELETE CASCADE`.
    static String details(Schema.Relation relation, Schema.Constraint key) {
        return SchemaWords.place(relation.name(), key.columns()) + " " + WORDS.target(key);
    }

    double markWidth() {
        int widest = rows.stream().mapToInt(row -> Markup.width(row.marks())).max().orElse(0);
        return widest == 0 ? 0 : (widest + 1) * Svg.COLUMN;
    }

    double nameWidth() {
        return (rows.stream().mapToInt(row -> Markup.width(row.name())).max().orElse(0) + 2) * Svg.COLUMN;
    }

    double width() {
        double types = rows.stream().mapToInt(row -> Markup.width(row.type())).max().orElse(0) * Svg.COLUMN;
        return 2 * PADDING + Math.max(Markup.width(title()) * Svg.COLUMN * 1.05, markWidth() + nameWidth() + types);
    }

    double height() {
        return LINE * (rows.size() + 1) + PADDING;
    }

    /// How far below its top the middle of a column's line is.
    double middle(String column) {
        List<String> names = relation.columns().stream().map(Schema.Column::name).toList();
        int row = Math.clamp(names.indexOf(column), 0, Math.max(0, rows.size() - 1));
        return rows.isEmpty() ? LINE / 2.0 : LINE * (row + 1.5) + PADDING / 2.0;
    }
}

package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is to be said of a table's columns and rules, much as CREATE TABLE says it.
///
/// @param arrow what stands before the table that a foreign key points at
record SchemaWords(String arrow) {

    private static final Pattern ACTIONS = Pattern.compile("REFERENCES .*?\\([^)]*\\) ?(.*)");

    List<String> rules(Schema.Relation relation, Schema.Column column) {
        List<String> rules = new ArrayList<>();
        for (Schema.Constraint constraint : relation.constraints()) {
            if (isOfOneColumn(constraint) && constraint.columns().contains(column.name())) {
                rules.add(constraint.kind() == Schema.Constraint.Kind.FOREIGN_KEY ? target(constraint)
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
    static boolean isOfOneColumn(Schema.Constraint constraint) {
        return constraint.columns().size() == 1 && switch (constraint.kind()) {
            case PRIMARY_KEY, FOREIGN_KEY, UNIQUE -> true;
            case CHECK, EXCLUSION -> false;
        };
    }

    /// A rule that is told below the columns.
    String rule(Schema.Constraint constraint) {
        return constraint.kind() == Schema.Constraint.Kind.FOREIGN_KEY
            ? place("", constraint.columns()) + " " + target(constraint) : constraint.definition();
    }

    /// `→ users(id) ON DELETE CASCADE`.
    String target(Schema.Constraint constraint) {
        Matcher actions = ACTIONS.matcher(constraint.definition());
        String more = actions.find() && !actions.group(1).isEmpty() ? " " + actions.group(1) : "";
        return arrow + place(constraint.target(), constraint.targetColumns()) + more;
    }

    static String place(String table, List<String> columns) {
        return table + "(" + String.join(", ", columns) + ")";
    }

    static String index(Schema.Index index) {
        return (index.unique() ? "UNIQUE INDEX " : "INDEX ") + index.name() + " " + index.definition();
    }
}

package howdah.show;

import java.util.List;

/// Draws a table as HTML: numbers to the right, NULL dim, long texts cut, below it the number of rows.
final class HtmlTable {

    static final int MOST_ROWS = 200;
    private static final int WIDEST = 100;
    private static final int LONGEST_TITLE = 2000;

    private final Table table;

    private HtmlTable(Table table) {
        this.table = table;
    }

    static Markup draw(Table table) {
        return new HtmlTable(table).draw();
    }

    private Markup draw() {
        var drawn = Markup.of("table");
        if (!footer().isEmpty()) {
            drawn.add(Html.caption(footer()));
        }
        if (table.named()) {
            drawn.add(Markup.of("thead").add(Markup.of("tr").add(table.columns().stream().map(HtmlTable::head).toList())));
        }
        return drawn.add(Markup.of("tbody").add(table.rows().stream().limit(MOST_ROWS).map(this::row).toList()));
    }

    private static Markup head(Table.Column column) {
        return cell("th", column.name(), column, ";border-bottom:1px solid #888888").with("scope", "col");
    }

    private Markup row(List<Object> values) {
        var row = Markup.of("tr");
        for (int i = 0; i < values.size(); i++) {
            row.add(cell(values.get(i), table.columns().get(i)));
        }
        return row;
    }

    private static Markup cell(Object value, Table.Column column) {
        if (value == Table.ABSENT) {
            return cell("td", "", column);
        }
        if (value == null) {
            return cell("td", "", column).add(Markup.of("em", Value.text(null)).style(Html.DIM));
        }
        var cell = cell("td", Value.text(value), column);
        return value.equals("") ? cell.with("title", "an empty text") : cell;
    }

    private static Markup cell(String kind, String text, Table.Column column) {
        return cell(kind, text, column, "");
    }

    private static Markup cell(String kind, String text, Table.Column column, String style) {
        var cell = Markup.of(kind, Markup.cut(text, WIDEST)).style((column.number() ? Html.RIGHT : Html.LEFT) + ";white-space:pre"
            + style);
        return Markup.width(text) > WIDEST ? cell.with("title", shortened(text)) : cell;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE) + "…";
    }

    private String footer() {
        int rows = table.rows().size();
        String more = rows > MOST_ROWS ? "and %d more rows ".formatted(rows - MOST_ROWS) : "";
        return more + TableDrawing.footer(table);
    }
}

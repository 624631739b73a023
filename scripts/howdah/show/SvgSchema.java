package howdah.show;

import java.util.List;

/// Draws a schema as SVG: tables as boxes with their columns and keys, foreign keys as arrows; rules are told on hovering.
///
/// Tables that no foreign key joins with another stand below the others.
final class SvgSchema {

    private static final double MARGIN = 10;
    private static final double GAP = 24;
    private static final double LOOP = 18;
    private static final double NARROWEST = 900;
    private static final String LINE_COLOR = Html.BLUE;

    private final Schema schema;
    private final List<SchemaBox> boxes;
    private final SchemaGraph graph;
    private final SchemaLayout layout;
    private final Markup drawing = Markup.of("g");
    private double width;
    private double height;

    private SvgSchema(Schema schema) {
        this.schema = schema;
        this.boxes = schema.relations().stream().map(SchemaBox::new).toList();
        this.graph = new SchemaGraph(boxes);
        this.layout = new SchemaLayout(graph);
    }

    /// @param schema with at least one table
    static Markup draw(Schema schema) {
        return new SvgSchema(schema).draw();
    }

    private Markup draw() {
        graph.links().forEach(this::link);
        graph.layers().forEach(layer -> layer.stream().filter(node -> node.box != null)
            .forEach(node -> box(node.box, MARGIN + layout.left(node.layer), MARGIN + node.y)));
        width = Math.max(width, MARGIN + layout.width());
        height = Math.max(height, graph.layers().isEmpty() ? 0 : MARGIN + layout.height());
        others();
        return Svg.image(width + MARGIN, height + MARGIN, "Schema " + schema.name(),
            String.join("\n", boxes.stream().map(SchemaBox::title).toList())).add(drawing);
    }

    private void others() {
        double widest = Math.max(NARROWEST, width);
        double top = height == 0 ? MARGIN : height + GAP;
        double x = MARGIN;
        double bottom = top;
        for (SchemaBox box : boxes.stream().filter(box -> !graph.has(box)).toList()) {
            if (x > MARGIN && x + box.width() > widest) {
                x = MARGIN;
                top = bottom + GAP;
            }
            box(box, x, top);
            bottom = Math.max(bottom, top + box.height());
            x += box.width() + LOOP + GAP;
        }
    }

    private void box(SchemaBox box, double x, double y) {
        var table = Markup.of("g").add(Svg.rectangle(x, y, box.width(), box.height()).with("rx", 4).with("fill-opacity", "0.05")
            .with("stroke", "currentColor").with("stroke-opacity", "0.5")
            .with("stroke-dasharray", box.isTable() ? "none" : "5 3"));
        table.add(Markup.of("g").add(Markup.of("title").lines(box.details()))
            .add(Svg.rectangle(x, y, box.width(), SchemaBox.LINE + 2).with("rx", 4).with("fill-opacity", "0.12"))
            .add(Svg.text(x + SchemaBox.PADDING, y + 14, box.title()).with("font-weight", "bold")));
        for (int i = 0; i < box.rows().size(); i++) {
            table.add(row(box, box.rows().get(i), x, y + SchemaBox.LINE * (i + 1) + SchemaBox.PADDING / 2.0));
        }
        drawing.add(table);
        box.relation().constraints().stream().filter(key -> SchemaGraph.isKey(key) && key.target().equals(box.relation().name()))
            .forEach(key -> loop(box, key, x, y));
        width = Math.max(width, x + box.width() + LOOP);
        height = Math.max(height, y + box.height());
    }

    private static Markup row(SchemaBox box, SchemaBox.Row row, double x, double y) {
        double left = x + SchemaBox.PADDING;
        var name = Svg.text(left + box.markWidth(), y + 13, row.name());
        return Markup.of("g").add(Markup.of("title").lines(row.details()))
            .add(Svg.rectangle(x, y, box.width(), SchemaBox.LINE).with("fill-opacity", 0))
            .add(Svg.text(left, y + 13, row.marks()).with("fill", Html.BLUE).with("font-weight", "bold"))
            .add(row.marks().contains("PK") ? name.with("font-weight", "bold") : name)
            .add(Svg.text(left + box.markWidth() + box.nameWidth(), y + 13, row.type()).with("fill-opacity", "0.65"));
    }

    /// A key that points at its own table.
    private void loop(SchemaBox box, Schema.Constraint key, double x, double y) {
        double right = x + box.width();
        double from = y + box.middle(key.columns().getFirst());
        double to = y + box.middle(key.targetColumns().getFirst());
        double apart = from == to ? 6 : 0;
        arrow("M" + Svg.at(right, from + apart) + "h" + Markup.number(LOOP - 4) + "V" + Markup.number(to - apart) + "H"
            + Markup.number(right), right, to - apart, 1, SchemaBox.details(box.relation(), key));
    }

    private void link(SchemaGraph.Link link) {
        double x1 = MARGIN + (link.left().box == null ? layout.right(link.left().layer)
            : layout.left(link.left().layer) + link.left().box.width());
        double edge = MARGIN + layout.right(link.left().layer);
        double y1 = MARGIN + link.left().y + link.left().middle(link.leftColumn());
        double x2 = MARGIN + layout.left(link.right().layer);
        double y2 = MARGIN + link.right().y + link.right().middle(link.rightColumn());
        double middle = (edge + x2) / 2;
        String data = "M" + Svg.at(x1, y1) + "H" + Markup.number(edge) + "C" + Svg.at(middle, y1) + " " + Svg.at(middle, y2) + " "
            + Svg.at(x2, y2) + (link.right().box == null ? "H" + Markup.number(MARGIN + layout.right(link.right().layer)) : "");
        boolean ends = (link.toLeft() ? link.left() : link.right()).box != null;
        arrow(data, link.toLeft() ? x1 : x2, link.toLeft() ? y1 : y2, !ends ? 0 : link.toLeft() ? 1 : -1, link.details());
    }

    /// @param side of its head: 1 if it comes from the right, -1 if it comes from the left, 0 if it has none
    private void arrow(String data, double x, double y, int side, String details) {
        var arrow = Markup.of("g").add(Markup.of("title", details)).add(Svg.path(data, LINE_COLOR).with("stroke-width", 1.5));
        if (side != 0) {
            arrow.add(Markup.of("path").with("d", "M" + Svg.at(x, y) + "l" + Svg.at(8 * side, -4) + "v8z")
                .with("fill", LINE_COLOR));
        }
        drawing.add(arrow);
    }
}

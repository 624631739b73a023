package howdah.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables that foreign keys join, in layers: those that are pointed at stand to the left of those that point at them.
///
/// A key that skips layers is led through each by a bend; keys that point at the same column share their bends.
final class SchemaGraph {

    /// A layer that is higher goes on in the next one, in pixels.
    private static final double HIGHEST = 900;

    /// A table, or a bend.
    static final class Node {
        final SchemaBox box;
        final double height;
        int layer;
        double y;

        /// @param box null for a bend
        Node(SchemaBox box, int layer) {
            this.box = box;
            this.layer = layer;
            this.height = box == null ? 0 : box.height();
        }

        double middle(String column) {
            return box == null ? 0 : box.middle(column);
        }
    }

    /// A part of a key between two layers that are neighbours.
    ///
    /// @param leftColumn  where it begins at the left node, if that is a table
    /// @param rightColumn where it ends at the right node, if that is a table
    /// @param toLeft      whether it points at the left node, or on to the left
    /// @param details     told on hovering
    record Link(Node left, String leftColumn, Node right, String rightColumn, boolean toLeft, String details) {
    }

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<List<Node>> layers = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<List<Object>, Node> bends = new HashMap<>();
    private final List<Double> filled = new ArrayList<>();

    SchemaGraph(List<SchemaBox> boxes) {
        Map<String, SchemaBox> joined = joined(boxes);
        joined.values().forEach(box -> place(box, joined, new HashSet<>()));
        nodes.values().forEach(node -> layer(node.layer).add(node));
        nodes.values().forEach(this::link);
    }

    List<List<Node>> layers() {
        return layers;
    }

    List<Link> links() {
        return links;
    }

    boolean has(SchemaBox box) {
        return nodes.containsKey(box.relation().name());
    }

    static boolean isKey(Schema.Constraint constraint) {
        return constraint.kind() == Schema.Constraint.Kind.FOREIGN_KEY;
    }

    /// Those that a key joins with another.
    private static Map<String, SchemaBox> joined(List<SchemaBox> boxes) {
        Map<String, SchemaBox> all = new LinkedHashMap<>();
        boxes.forEach(box -> all.put(box.relation().name(), box));
        Set<String> joined = new HashSet<>();
        for (SchemaBox box : boxes) {
            for (String target : targets(box, all)) {
                joined.add(target);
                joined.add(box.relation().name());
            }
        }
        all.keySet().retainAll(joined);
        return all;
    }

    private static List<String> targets(SchemaBox box, Map<String, SchemaBox> all) {
        return box.relation().constraints().stream().filter(SchemaGraph::isKey).map(Schema.Constraint::target).distinct()
            .filter(target -> all.containsKey(target) && !target.equals(box.relation().name())).toList();
    }

    /// Behind all that it points at; a key that closes a circle is left out of account.
    private void place(SchemaBox box, Map<String, SchemaBox> all, Set<String> underWay) {
        String name = box.relation().name();
        if (nodes.containsKey(name) || !underWay.add(name)) {
            return;
        }
        int layer = 0;
        for (String target : targets(box, all)) {
            place(all.get(target), all, underWay);
            layer = Math.max(layer, nodes.containsKey(target) ? nodes.get(target).layer + 1 : 0);
        }
        while (filled.size() > layer && filled.get(layer) + box.height() > HIGHEST) {
            layer++;
        }
        while (filled.size() <= layer) {
            filled.add(0.0);
        }
        filled.set(layer, filled.get(layer) + box.height());
        nodes.put(name, new Node(box, layer));
    }

    private List<Node> layer(int number) {
        while (layers.size() <= number) {
            layers.add(new ArrayList<>());
        }
        return layers.get(number);
    }

    private void link(Node node) {
        for (Schema.Constraint key : node.box.relation().constraints()) {
            Node target = isKey(key) ? nodes.get(key.target()) : null;
            if (target != null && target != node) {
                link(node, target, key);
            }
        }
    }

    private void link(Node node, Node target, Schema.Constraint key) {
        String from = key.columns().getFirst();
        String to = key.targetColumns().getFirst();
        String details = SchemaBox.details(node.box.relation(), key);
        if (target.layer < node.layer) {
            Node bend = bends(target, to, node.layer, true, "→ " + SchemaWords.place(key.target(), key.targetColumns()));
            links.add(new Link(bend, to, node, from, true, details));
        } else {
            Node bend = bends(node, from, target.layer, false, details);
            links.add(new Link(bend, from, target, to, false, details));
        }
    }

    /// @return the last bend before a layer, or the node itself if the layer is its neighbour
    private Node bends(Node begin, String column, int layer, boolean toLeft, String details) {
        Node last = begin;
        for (int number = begin.layer + 1; number < layer; number++) {
            List<Object> name = List.of(begin, column, number, toLeft);
            Node before = last;
            int place = number;
            last = bends.computeIfAbsent(name, _ -> bend(before, column, place, toLeft, details));
        }
        return last;
    }

    private Node bend(Node before, String column, int number, boolean toLeft, String details) {
        var bend = new Node(null, number);
        layer(number).add(bend);
        links.add(new Link(before, column, bend, column, toLeft, details));
        return bend;
    }
}

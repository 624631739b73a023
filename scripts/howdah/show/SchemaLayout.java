package howdah.show;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives the tables of a graph their places, so that none overlaps another and keys cross seldom.
///
/// [Layered graph drawing](https://en.wikipedia.org/wiki/Layered_graph_drawing): within its layer a table stands where the
/// middle of its neighbours is, as far as there is room.
final class SchemaLayout {

    private static final int SWEEPS = 12;
    private static final double GAP = 22;
    private static final double BEND_GAP = 9;
    private static final double CHANNEL = 64;
    private static final double FOR_EACH_LINK = 3;
    private static final double WIDEST_CHANNEL = 140;

    private final SchemaGraph graph;
    private final Map<SchemaGraph.Node, List<SchemaGraph.Link>> leftwards;
    private final Map<SchemaGraph.Node, List<SchemaGraph.Link>> rightwards;
    private final double[] lefts;
    private final double[] rights;

    SchemaLayout(SchemaGraph graph) {
        this.graph = graph;
        this.leftwards = graph.links().stream().collect(Collectors.groupingBy(SchemaGraph.Link::right));
        this.rightwards = graph.links().stream().collect(Collectors.groupingBy(SchemaGraph.Link::left));
        this.lefts = new double[graph.layers().size()];
        this.rights = new double[graph.layers().size()];
        across();
        order();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sweep(sweep % 2 == 0, this::settle);
        }
        double top = graph.layers().stream().flatMap(List::stream).mapToDouble(node -> node.y).min().orElse(0);
        graph.layers().forEach(layer -> layer.forEach(node -> node.y -= top));
    }

    /// Where a layer begins.
    double left(int layer) {
        return lefts[layer];
    }

    /// Where its widest table ends.
    double right(int layer) {
        return rights[layer];
    }

    double width() {
        return rights.length == 0 ? 0 : rights[rights.length - 1];
    }

    double height() {
        return graph.layers().stream().flatMap(List::stream).mapToDouble(node -> node.y + node.height).max().orElse(0);
    }

    private void across() {
        double left = 0;
        for (int layer = 0; layer < lefts.length; layer++) {
            lefts[layer] = left;
            rights[layer] = left + graph.layers().get(layer).stream().filter(node -> node.box != null)
                .mapToDouble(node -> node.box.width()).max().orElse(0);
            int links = graph.layers().get(layer).stream()
                .mapToInt(node -> rightwards.getOrDefault(node, List.of()).size()).sum();
            left = rights[layer] + Math.min(WIDEST_CHANNEL, CHANNEL + FOR_EACH_LINK * links);
        }
    }

    private void order() {
        graph.layers().forEach(SchemaLayout::stack);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sweep(sweep % 2 == 0, (layer, wanted) -> {
                layer.sort(Comparator.comparingDouble(node -> wanted.get(node) + node.height / 2));
                stack(layer);
            });
        }
    }

    private static void stack(List<SchemaGraph.Node> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).y = i == 0 ? 0 : below(layer.get(i - 1), layer.get(i));
        }
    }

    private static double below(SchemaGraph.Node upper, SchemaGraph.Node lower) {
        return upper.y + upper.height + gap(upper, lower);
    }

    private static double gap(SchemaGraph.Node upper, SchemaGraph.Node lower) {
        return upper.box == null || lower.box == null ? BEND_GAP : GAP;
    }

    private interface Step {
        void take(List<SchemaGraph.Node> layer, Map<SchemaGraph.Node, Double> wanted);
    }

    private void sweep(boolean fromLeft, Step step) {
        int count = graph.layers().size();
        for (int i = 0; i < count; i++) {
            int number = fromLeft ? i : count - 1 - i;
            Map<SchemaGraph.Node, Double> wanted = new HashMap<>();
            graph.layers().get(number).forEach(node -> wanted.put(node, wanted(node, fromLeft)));
            step.take(graph.layers().get(number), wanted);
        }
    }

    /// The place at which its links from that side are level, in the middle.
    private double wanted(SchemaGraph.Node node, boolean fromLeft) {
        return (fromLeft ? leftwards : rightwards).getOrDefault(node, List.of()).stream()
            .mapToDouble(link -> (link.left().y + link.left().middle(link.leftColumn())
                - link.right().y - link.right().middle(link.rightColumn())) * (fromLeft ? 1 : -1) + node.y)
            .average().orElse(node.y);
    }

    /// Pushed down from above, and pushed up from below: both leave the gaps, and so does what lies halfway between them.
    private void settle(List<SchemaGraph.Node> layer, Map<SchemaGraph.Node, Double> wanted) {
        double[] down = new double[layer.size()];
        double[] up = new double[layer.size()];
        for (int i = 0; i < down.length; i++) {
            double place = wanted.get(layer.get(i));
            down[i] = i == 0 ? place : Math.max(place, down[i - 1] + distance(layer, i - 1));
        }
        for (int i = up.length - 1; i >= 0; i--) {
            double place = wanted.get(layer.get(i));
            up[i] = i == up.length - 1 ? place : Math.min(place, up[i + 1] - distance(layer, i));
        }
        for (int i = 0; i < down.length; i++) {
            layer.get(i).y = (down[i] + up[i]) / 2;
        }
    }

    private static double distance(List<SchemaGraph.Node> layer, int upper) {
        return layer.get(upper).height + gap(layer.get(upper), layer.get(upper + 1));
    }
}

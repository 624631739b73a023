package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Draws a bar chart: labels, numbers, and bars that grow to the right of zero; those of negative numbers to the left.
///
/// Bars are as long as their numbers, to an eighth of a column; what is not zero is not drawn as nothing.
final class BarsDrawing {

    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";
    private static final int SHORTEST_LABEL = 4;

    private final Bars bars;
    private final Paper paper;
    private final boolean smooth;
    private final List<String> labels;
    private final List<String> numbers;
    private final int labelWidth;
    private final int numberWidth;
    private final double scale;
    private final double unit;
    private final int left;
    private final int right;

    private BarsDrawing(Bars bars, Paper paper) {
        this.bars = bars;
        this.paper = paper;
        this.smooth = !paper.alphabet().either(EIGHTHS, "").isEmpty();
        this.numbers = texts(bars.bars().stream().map(bar -> Quantity.text(bar.value(), bars.unit())).toList(),
            paper.width() / 2 - 2);
        this.numberWidth = widest(numbers);
        int room = Math.min(paper.width() / 3, paper.width() - numberWidth - 8);
        this.labels = texts(bars.bars().stream().map(Bars.Bar::label).toList(), Math.max(SHORTEST_LABEL, room));
        this.labelWidth = widest(labels);
        this.scale = lengths().map(Math::abs).max().orElse(0);
        int columns = paper.width() - labelWidth - numberWidth - 4;
        double negative = -lengths().map(length -> length / scale).min().stream().filter(length -> length < 0).sum();
        double positive = lengths().map(length -> length / scale).max().stream().filter(length -> length > 0).sum();
        this.unit = negative == 0 ? columns : (columns - 1) / (negative + positive);
        this.left = negative == 0 ? 0 : Math.clamp(Math.round(unit * negative), 1, columns - 2);
        this.right = negative == 0 ? columns : columns - 1 - left;
    }

    static String draw(Bars bars, Paper paper) {
        var drawing = new BarsDrawing(bars, paper);
        List<String> lines = new ArrayList<>();
        if (!bars.title().isBlank()) {
            paper.wrap(paper.alphabet().line(bars.title())).forEach(line -> lines.add(paper.ink().bold(line)));
        }
        IntStream.range(0, bars.bars().size()).mapToObj(drawing::line).forEach(lines::add);
        if (bars.bars().isEmpty()) {
            lines.add("(no bars)");
        }
        return String.join("\n", lines);
    }

    private List<String> texts(List<String> all, int width) {
        return all.stream().map(text -> paper.alphabet().cut(String.valueOf(text), width)).toList();
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Clusters::width).max().orElse(0);
    }

    private DoubleStream lengths() {
        return bars.bars().stream().mapToDouble(Bars.Bar::length).filter(length -> length != 0);
    }

    private String line(int index) {
        String label = labels.get(index);
        String number = numbers.get(index);
        String bar = bar(bars.bars().get(index).length() / (scale == 0 ? 1 : scale));
        return " " + label + " ".repeat(labelWidth - Clusters.width(label)) + "  "
            + " ".repeat(numberWidth - Clusters.width(number)) + number + (bar.isEmpty() ? "" : " " + bar);
    }

    /// @param length from -1 to 1
    private String bar(double length) {
        String positive = length > 0 ? paper.ink().cyan(positive(length)) : "";
        if (left == 0) {
            return positive;
        }
        int columns = length < 0 ? Math.clamp(Math.round(-length * unit), 1, left) : 0;
        return " ".repeat(left - columns) + paper.ink().red(solid().repeat(columns)) + paper.alphabet().vertical() + positive;
    }

    private String positive(double length) {
        if (!smooth) {
            return solid().repeat(Math.clamp(Math.round(length * unit), 1, right));
        }
        int eighths = Math.clamp(Math.round(length * unit * 8), 1, right * 8);
        return solid().repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8 - 1, eighths % 8));
    }

    private String solid() {
        return smooth ? "█" : "#";
    }
}

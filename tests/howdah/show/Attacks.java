package howdah.show;

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Texts that would be more than text if they were not escaped, and the pictures in which they may stand.
public final class Attacks {

    /// As names, values, titles and messages come from a database.
    public static final List<String> TEXTS = List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)", "</td></table>", "</style><b>", "</svg><script>", "<!--", "]]>", "&lt;", "&amp;amp;",
        "<svg/onload=alert(1)>", "javascript:alert(1)", "<a href=javascript:alert(1)>x</a>", "\u202egnp.exe", "a\u0000b",
        "\ufffe\uffff", "\ud800", "NULL", "</pre><h1>", "{{1+1}}", "<a href=//x>", "\r\n", "\u2028",
        "</title></desc><script>alert(1)</script>", "<iframe srcdoc='<script>parent.alert(1)</script>'>",
        "<math><mtext><style><img src onerror=alert(1)>", "url(javascript:alert(1))", "expression(alert(1))",
        "--><script>alert(1)</script>", "`${alert(1)}`", "<object data=x>", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "<details open ontoggle=alert(1)>");

    private static final Show SHOW = Show.plain();

    private Attacks() {
    }

    /// The HTML of every picture with that text wherever a text can stand, under the name of the class that draws it.
    public static Map<String, String> pictures(String text) {
        return drawings(text).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, drawing -> drawing.getValue().html()));
    }

    private static Map<String, Drawn> drawings(String text) {
        var drawings = new LinkedHashMap<String, Drawn>();
        drawings.put("HtmlTable", SHOW.drawn(List.of(Map.of(text, text, "x" + text, List.of(text)))));
        drawings.put("HtmlBars", SHOW.drawn(Bars.of(text, text, Map.of(text, 1))));
        drawings.put("HtmlPlan", SHOW.drawn(Plan.read(plan(text, 1))));
        drawings.put("HtmlPlanComparison",
            SHOW.drawn(PlanComparison.of(Plan.read(plan(text, 1)), Plan.read(plan(text + "2", 90)))));
        drawings.put("HtmlTimeLine", SHOW.drawn(new TimeLine(Stream.of(TimeLine.Kind.values())
            .map(kind -> new TimeLine.Event(text, kind, text, List.of(text), 0)).toList())));
        drawings.put("HtmlDiagnosis", SHOW.drawnError(Failure.usage("x" + text).where(text).next(text)
            .cause(new IllegalStateException(text)), text, "SELECT " + text));
        drawings.put("SvgChart", SHOW.drawn(Chart.of(Chart.Kind.BARS, List.of(Map.of("x" + text, text, "y" + text, 1),
            Map.of("x" + text, "x" + text, "y" + text, 2)), "x" + text, List.of("y" + text))));
        drawings.put("SvgSchema", SHOW.drawn(schema(text)));
        return drawings;
    }

    private static String plan(String text, int milliseconds) {
        var name = new Gson().toJson(text);
        return """
            [{"Plan": {"Node Type": %1$s, "Relation Name": %1$s, "Alias": %1$s, "Index Name": %1$s, "Filter": %1$s, %1$s: %1$s,
              "Sort Key": [%1$s],
              "Total Cost": 1, "Plan Rows": 1, "Actual Total Time": %2$d, "Actual Rows": 500, "Actual Loops": 1},
              "Execution Time": %2$d}]""".formatted(name, milliseconds);
    }

    private static Schema schema(String text) {
        var columns = List.of(text);
        var constraints = Stream.of(Schema.Constraint.Kind.values())
            .map(kind -> new Schema.Constraint(text, kind, columns, text, text, columns)).toList();
        var relation = new Schema.Relation(text, text, List.of(new Schema.Column(text, text, true, text)), constraints,
            List.of(new Schema.Index(text, true, text)));
        return new Schema(text, List.of(relation));
    }
}

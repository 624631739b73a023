package howdah.show;

/// Draws a diagnosis as HTML: what failed, and below it a row for each labelled part.
final class HtmlDiagnosis {

    private static final String TOP = "vertical-align:top;" + Html.LEFT;

    private HtmlDiagnosis() {
    }

    static Markup draw(Diagnosis diagnosis) {
        var parts = Markup.of("tbody");
        String last = "";
        for (Diagnosis.Part part : diagnosis.parts()) {
            String label = part.label().equals(last) ? "" : part.label();
            last = part.label();
            parts.add(Markup.of("tr").add(Markup.of("th", label).with("scope", "row").style(TOP)).add(text(part)));
        }
        return Markup.of("div").with("role", "alert").add(Markup.of("strong").lines(diagnosis.what()).style(
            "color:" + Html.RED + ";white-space:pre-wrap")).add(diagnosis.parts().isEmpty() ? Markup.of("div")
            : Markup.of("table").add(parts));
    }

    /// The caret of an SQL excerpt stands where it has to only in a font of fixed width.
    private static Markup text(Diagnosis.Part part) {
        var cell = Markup.of("td").style(TOP + ";white-space:pre-wrap");
        return part.label().equals(Diagnosis.SQL) ? cell.add(Html.preformatted(part.text())) : cell.lines(part.text());
    }
}

package howdah.show;

/// Draws a diagnosis: what failed, and below it the labelled parts, their texts one under the other.
final class DiagnosisDrawing {

    private static final int MARGIN = 2;
    private static final int LABEL_WIDTH = 11;

    private DiagnosisDrawing() {
    }

    static String draw(Diagnosis diagnosis, Ink ink, Alphabet alphabet) {
        var text = new StringBuilder(ink.red(alphabet.lines(diagnosis.what())));
        String last = "";
        for (Diagnosis.Part part : diagnosis.parts()) {
            String label = part.label().equals(last) ? "" : part.label() + ":";
            last = part.label();
            text.append('\n').append(" ".repeat(MARGIN))
                .append(ink.bold(label)).append(" ".repeat(LABEL_WIDTH - label.length()))
                .append(alphabet.lines(part.text()).replace("\n", "\n" + " ".repeat(MARGIN + LABEL_WIDTH)));
        }
        return text.toString();
    }
}

package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// What is told of a failure, part by part, before it becomes text: first what failed, then the labelled parts, in the
/// order in which they are read.
final class Diagnosis {

    static final String WHERE = "Where";
    static final String SQL = "SQL";
    static final String STATE = "SQLSTATE";
    static final String DETAIL = "Detail";
    static final String HINT = "Hint";
    static final String CONCERNS = "Concerns";
    static final String CONTEXT = "Context";
    static final String CAUSE = "Cause";
    static final String SETTINGS = "Settings";
    static final String NEXT = "Next";

    /// @param text one or more lines
    record Part(String label, String text) {
    }

    private final String what;
    private final List<Part> parts = new ArrayList<>();

    Diagnosis(String what) {
        this.what = Redaction.of(what.strip());
    }

    String what() {
        return what;
    }

    List<Part> parts() {
        return parts;
    }

    /// Adds a part, unless there is nothing to say or it was said before.
    Diagnosis with(String label, String text) {
        String told = text == null ? "" : Redaction.of(text.stripTrailing());
        if (!told.isBlank() && !isKnown(told)) {
            parts.add(new Part(label, told));
        }
        return this;
    }

    private boolean isKnown(String text) {
        boolean sentence = text.contains(" ");
        return sentence && (what.contains(text) || parts.stream().anyMatch(part -> part.text().contains(text)));
    }
}

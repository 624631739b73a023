package howdah.course;

import java.util.Comparator;
import java.util.List;

/// New words in the place of a stretch of a text.
record Edit(Region region, String words) {

    /// The text with all edits made. Their regions must not overlap.
    static String apply(String text, List<Edit> edits) {
        var edited = new StringBuilder(text);
        edits.stream().sorted(Comparator.comparingInt((Edit edit) -> edit.region.start()).reversed())
            .forEach(edit -> edited.replace(edit.region.start(), edit.region.end(), edit.words));
        return edited.toString();
    }
}

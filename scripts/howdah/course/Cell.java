package howdah.course;

import java.util.List;
import java.util.function.Function;

/// A cell of a lesson's notebook.
///
/// @param id   the same as long as the lesson has that step or declaration
/// @param text as [Lines#normal] makes it
/// @param put  the edits by which the lesson would give the cell another text; it may throw a [howdah.show.Failure]
record Cell(String id, Kind kind, String text, Function<String, List<Edit>> put) {

    enum Kind {
        PROSE, CODE,
        /// Code that a learner has to mend: it may fail, and the cells after it are run all the same.
        EXERCISE
    }

    boolean isCode() {
        return kind != Kind.PROSE;
    }
}

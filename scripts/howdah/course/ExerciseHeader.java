package howdah.course;

import java.util.ArrayList;
import java.util.List;

/// What the comment at the head of an exercise tells: its place in the course, and its hints.
///
/// @param lesson 0 if no line reads like `// Exercise 1.2`
/// @param number 0 if no line does
/// @param line   of that place, counted from 1; 1 if there is none
record ExerciseHeader(int lesson, int number, int line, List<Hint> hints) {

    private static final String PLACE = "// Exercise ";
    private static final String HINT = "// Hint:";
    private static final String FURTHER = "//  ";

    /// A hint.
    ///
    /// @param text   on one line, however many it has in the file
    /// @param region its lines, without the last line end
    record Hint(String text, Region region) {

        private Hint and(String line, int end) {
            return new Hint((text + " " + line.strip()).strip(), new Region(region.start(), end));
        }
    }

    static ExerciseHeader of(LessonFile file) {
        var place = "";
        var placeLine = 1;
        var hints = new ArrayList<Hint>();
        var start = 0;
        for (var line : file.text().substring(0, Header.of(file).end()).split("\n")) {
            var end = start + line.length();
            if (line.startsWith(HINT)) {
                hints.add(new Hint(line.substring(HINT.length()).strip(), new Region(start, end)));
            } else if (line.startsWith(FURTHER) && !hints.isEmpty() && hints.getLast().region().end() == start - 1) {
                hints.add(hints.removeLast().and(line.substring(FURTHER.length()), end));
            } else if (line.startsWith(PLACE) && place.isEmpty()) {
                place = line.substring(PLACE.length()).strip();
                placeLine = file.line(start);
            }
            start = end + 1;
        }
        var numbers = place.matches("\\d{1,4}\\.\\d{1,4}") ? place.split("\\.") : new String[] {"0", "0"};
        return new ExerciseHeader(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), placeLine, hints);
    }

    /// The lines from the first hint to the last; empty if there are none.
    Region hintLines() {
        return hints.isEmpty() ? new Region(0, 0)
            : new Region(hints.getFirst().region().start(), hints.getLast().region().end());
    }
}

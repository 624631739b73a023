package howdah.kernel;

import howdah.kernel.cell.Cell;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/// The cells that stock JJava has run. It does not tell them, but JShell tells the pieces of which they are made.
final class JJavaCells {

    private static final Pattern MAGIC = Pattern.compile("\\A\\s*[\\w.]+\\.(line|cell)Magic\\(");
    private static final Pattern ENCODED = Pattern.compile("\\.decode\\(\"([^\"]*)\"\\)");

    private final Supplier<Object> request;
    private final IntSupplier number;
    private final List<Cell> cells = new ArrayList<>();
    private Object latest;
    private boolean isPaused;

    /// @param request what JJava works on now: another one for each cell
    /// @param number  that of the cell which runs
    JJavaCells(JShell jshell, Supplier<Object> request, IntSupplier number) {
        this.request = request;
        this.number = number;
        jshell.onSnippetEvent(this::add);
    }

    private synchronized void add(SnippetEvent event) {
        var running = request.get();
        if (isPaused || running == null || event.causeSnippet() != null || event.status() == Snippet.Status.DROPPED) {
            return;
        }
        var before = running == latest ? cells.removeLast().source() : "";
        latest = running;
        cells.add(new Cell(number.getAsInt(), "", before + written(event.snippet().source()).strip() + "\n", false));
    }

    /// A magic as it was written, of the call that JJava has made of it.
    private static String written(String piece) {
        var magic = MAGIC.matcher(piece);
        if (!magic.find()) {
            return piece;
        }
        var words = ENCODED.matcher(piece).results().map(JJavaCells::decoded).toList();
        return magic.group(1).equals("line") ? "%" + String.join(" ", words)
            : "%%" + String.join(" ", words.subList(0, words.size() - 1)) + "\n" + words.getLast();
    }

    private static String decoded(MatchResult encoded) {
        return new String(Base64.getDecoder().decode(encoded.group(1)));
    }

    /// Leaves out what is run from now on, or does not any more.
    synchronized void pause(boolean isWanted) {
        isPaused = isWanted;
    }

    synchronized List<Cell> all() {
        return List.copyOf(cells);
    }
}

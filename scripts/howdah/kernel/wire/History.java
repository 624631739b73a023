package howdah.kernel.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The cells that were run: those of this session with what they gave, those of earlier ones as their file keeps them.
/// A cell in which a password seems to stand is not kept. For one thread.
final class History {

    private static final Pattern IN_ADDRESS = Pattern.compile("://[^\\s:/@]*:[^\\s@]+@");

    private final HistoryFile file;
    private final List<Entry> own = new ArrayList<>();
    private int session;

    History(HistoryFile file) {
        this.file = file;
    }

    /// @param session counted from 1
    /// @param number  that of the cell
    /// @param output  what the cell gave, as text; null if nothing, or if it is not known any more
    record Entry(int session, int number, String source, String output) {
    }

    void add(int number, String source, String output) {
        if (hasPassword(source)) {
            return;
        }
        if (session == 0) {
            session = file.nextSession();
        }
        var entry = new Entry(session, number, source, output);
        own.add(entry);
        file.append(entry);
    }

    static boolean hasPassword(String source) {
        var lower = source.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.contains("passwd") || IN_ADDRESS.matcher(source).find();
    }

    List<Entry> find(Request.HistoryRequest wanted) {
        var found = switch (wanted.access()) {
            case "range" -> range(wanted);
            case "search" -> search(wanted);
            default -> all();
        };
        return wanted.n() < 0 || wanted.access().equals("range") ? found
            : found.subList(Math.max(0, found.size() - wanted.n()), found.size());
    }

    /// Oldest first.
    private List<Entry> all() {
        var all = new ArrayList<Entry>();
        for (var entry : file.read()) {
            if (session == 0 || entry.session() != session) {
                all.add(entry);
            }
        }
        all.addAll(own);
        return all;
    }

    /// Lines of one session; those before the first line are counted from its end.
    private List<Entry> range(Request.HistoryRequest wanted) {
        int latest = session == 0 ? file.nextSession() : session;
        int which = wanted.session() > 0 ? wanted.session() : latest + wanted.session();
        var lines = all().stream().filter(entry -> entry.session() == which).toList();
        int end = lines.isEmpty() ? 1 : lines.getLast().number() + 1;
        int start = wanted.start() < 0 ? end + wanted.start() : wanted.start();
        int stop = wanted.stop() < 0 ? end : wanted.stop();
        return lines.stream().filter(entry -> entry.number() >= start && entry.number() < stop).toList();
    }

    private List<Entry> search(Request.HistoryRequest wanted) {
        var glob = new Glob(wanted.pattern());
        var found = all().stream().filter(entry -> glob.matches(entry.source())).toList();
        if (!wanted.isUnique()) {
            return found;
        }
        var last = new LinkedHashMap<String, Entry>();
        for (var entry : found) {
            last.remove(entry.source());
            last.put(entry.source(), entry);
        }
        return List.copyOf(last.values());
    }
}

package howdah.check;

import howdah.database.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The statements that a program sent through its MyBatis sessions, those that bring the exercise's rows apart.
public final class Statements {

    private static final int WIDEST = 100;

    private final List<Database.Statement> sent;
    private final String of;

    Statements(List<Database.Statement> sent, String of) {
        this.sent = sent;
        this.of = of;
    }

    /// Those of one mapper statement: `posts.findAll`.
    public Statements of(String id) {
        return new Statements(sent.stream().filter(each -> each.id().equals(id)).toList(), " " + id);
    }

    /// No more than that many were sent; the rest are listed.
    public Statements atMost(int count) {
        if (sent.size() > count) {
            throw new NotYet("Your program sends %s%s where %s.%s\n\n%s".formatted(counted(sent.size()), of,
                count == 0 ? "none is needed" : count == 1 ? "one is enough" : count + " are enough", repeated(), list()));
        }
        return this;
    }

    /// At least that many were sent.
    public Statements atLeast(int count) {
        if (sent.size() < count) {
            throw new NotYet("Your program sends %s%s; %s.%s".formatted(counted(sent.size()), of,
                count == 1 ? "one is needed" : "at least " + count + " are needed", sent.isEmpty() ? "" : "\n\n" + list()));
        }
        return this;
    }

    /// Exactly that many were sent.
    public Statements exactly(int count) {
        return atMost(count).atLeast(count);
    }

    /// One of them was refused with that error.
    ///
    /// @param error an SQLSTATE (`23505`) or its class (`23`)
    public Statements refusedWith(String error) {
        if (sent.stream().noneMatch(each -> each.failure() != null && Errors.isOf(error, each.failure()))) {
            throw new NotYet("No statement%s was refused with %s.\n\n%s".formatted(of, Errors.named(error), list()));
        }
        return this;
    }

    /// None of them was refused.
    public Statements noneRefused() {
        sent.stream().filter(each -> each.failure() != null).findFirst().ifPresent(each -> {
            throw new NotYet("A statement %s was refused with %s.\n\n  %s".formatted(each.id(), Errors.named(each.failure()),
                line(each.sql())));
        });
        return this;
    }

    /// Those mapper statements were sent in that order, whatever came in between.
    public Statements inOrder(String... ids) {
        var next = 0;
        for (var each : sent) {
            next += next < ids.length && each.id().equals(ids[next]) ? 1 : 0;
        }
        if (next < ids.length) {
            throw new NotYet("%s was to be sent %s.\n\n%s".formatted(ids[next], next == 0 ? "before " + ids[1]
                : "after " + ids[next - 1] + (next + 1 < ids.length ? " and before " + ids[next + 1] : ""), list()));
        }
        return this;
    }

    /// The one that was sent last, with its parameters as literals.
    String last() {
        return sent.getLast().sql();
    }

    /// They were sent through that many sessions of their own.
    public Statements throughSessions(int count) {
        var sessions = sent.stream().map(Database.Statement::session).distinct().count();
        if (sessions != count) {
            throw new NotYet("Your program sends its statements%s through %s; it should be %s.\n\n%s".formatted(of,
                sessions == 1 ? "1 session" : sessions + " sessions", count, list()));
        }
        return this;
    }

    private static String counted(int count) {
        return count == 0 ? "no statement" : count == 1 ? "1 statement" : count + " statements";
    }

    /// What is sent once for each row of another.
    private String repeated() {
        var most = counts().entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
        return most == null || most.getValue() < 3 || counts().size() == 1 ? ""
            : " %s is sent %d times: once for each row? One query can fetch it all.".formatted(most.getKey(), most.getValue());
    }

    private LinkedHashMap<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        sent.forEach(each -> counts.merge(each.id(), 1, Integer::sum));
        return counts;
    }

    private String list() {
        if (sent.isEmpty()) {
            return "(none was sent)";
        }
        var counts = counts();
        return counts.keySet().stream().map(id -> "%3d × %s: %s".formatted(counts.get(id), id, sql(id)))
            .collect(Collectors.joining("\n"));
    }

    private String sql(String id) {
        return line(sent.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow().sql());
    }

    private static String line(String statement) {
        var sql = statement.strip().replaceAll("\\s+", " ");
        return sql.length() > WIDEST ? sql.substring(0, WIDEST) + "…" : sql;
    }
}

package howdah.check;

import howdah.Stage;
import howdah.database.Database;
import howdah.database.Need;
import howdah.jvm.Message;
import howdah.show.Show;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.ibatis.session.SqlSession;

/// Takes down what a program shows and sends, and gives it the rows to work on.
final class CheckStage implements Stage {

    private final Consumer<Message> told;
    private final Show show;
    private final DataSet data;
    private final List<Shown> shown = Collections.synchronizedList(new ArrayList<>());
    private final List<Database.Statement> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<Need.Lack> lacking = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> asked = Collections.synchronizedSet(new HashSet<>());

    CheckStage(Consumer<Message> told, Show show, DataSet data) {
        this.told = told;
        this.show = show;
        this.data = data;
    }

    @Override
    public void step(int number, String title, String prose) {
    }

    @Override
    public Runnable show(Object value) {
        var now = Shown.of(value, show);
        return () -> shown.add(now);
    }

    @Override
    public void skipped(Need.Lack lack) {
        lacking.add(lack);
    }

    /// What the program needs and was not there.
    List<Need.Lack> lacking() {
        return List.copyOf(lacking);
    }

    @Override
    public void asked(String name) {
        asked.add(name);
    }

    @Override
    public void fill(SqlSession session, String name, int rows) {
        if (data.isUsual()) {
            session.update(name + ".fill", Map.of("rows", rows));
        } else {
            data.fill(session);
        }
    }

    @Override
    public void progress(String message) {
        told.accept(new Message.Progress(message));
    }

    @Override
    public void warning(String message) {
        told.accept(new Message.Warning(message));
    }

    @Override
    public void statement(Database.Statement statement) {
        sent.add(statement);
    }

    /// The program is still to begin: what was sent so far is not its own.
    void begin() {
        sent.clear();
    }

    boolean isFilled() {
        return !asked.isEmpty();
    }

    List<Shown> shown() {
        return List.copyOf(shown);
    }

    Statements statements() {
        return new Statements(List.copyOf(sent).stream().filter(each -> !isOfData(each.id())).toList(), "");
    }

    private boolean isOfData(String id) {
        return asked.stream().anyMatch(name -> id.equals(name + ".createTables") || id.equals(name + ".fill"));
    }
}

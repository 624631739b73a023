package howdah.check;

import howdah.LessonRun;
import howdah.database.Database;
import howdah.jvm.Message;
import howdah.jvm.Program;
import howdah.jvm.ProgramLoader;
import howdah.jvm.StartedThreads;
import howdah.jvm.Task;
import howdah.jvm.Wire;
import howdah.show.Failure;
import howdah.show.Show;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;

/// Checks a program in a disposable JVM: runs it on the usual rows and on those of its check, each time in a database of its own,
/// and lets the check's tests look at what it has done. What it finds is a [Message.Verdict]; after that it waits for the word to
/// leave, since nobody else has to wait until its databases are dropped.
final class CheckTask implements Task {

    /// Names the check's class.
    static final String CHECK = "HOWDAH_CHECK";
    /// Names the folder in which it was compiled.
    static final String FOLDER = "HOWDAH_CHECK_FOLDER";
    /// Names the folder of the course.
    static final String COURSE = "HOWDAH_CHECK_COURSE";
    /// Names the rows that the program is going to ask for; empty if it asks for none. Without it somebody waits already, so that
    /// nothing is done ahead.
    static final String AHEAD = "HOWDAH_CHECK_AHEAD";

    /// A run that is prepared.
    private record Prepared(DataSet data, CheckStage stage, LessonRun run) {
    }

    private final NoInput input = new NoInput();
    private final List<Prepared> runs = new ArrayList<>();
    private Wire wire;
    private Show show;
    private Class<?> check;
    private CheckTests tests;

    @Override
    public List<String> prepare(String name, Wire toParent, Show drawing) {
        wire = toParent;
        show = drawing;
        System.setIn(input);
        check = loadCheck();
        var course = new ProgramLoader(new Program("", "", List.of(System.getenv(COURSE))));
        Thread.currentThread().setContextClassLoader(course);
        for (var data : DataSet.of(check)) {
            var stage = new CheckStage(wire::send, show, data);
            runs.add(new Prepared(data, stage, LessonRun.on(stage, name)));
        }
        tests = new CheckTests(check);
        tests.warmUp();
        Thread.currentThread().setContextClassLoader(course);
        var ahead = System.getenv(AHEAD);
        runs.forEach(each -> warmUp(each, ahead == null ? "" : ahead));
        if (ahead != null) {
            warmUpSession();
            warmUpWords();
        }
        return runs.stream().map(each -> each.run().database().name()).toList();
    }

    private static void warmUp(Prepared prepared, String rows) {
        if (rows.isEmpty() || !isFilled(prepared.run(), rows)) {
            prepared.run().database().session("warm up").close();
        }
        prepared.stage().begin();
    }

    /// A program that asks for rows which cannot be had is to be told so itself.
    private static boolean isFilled(LessonRun run, String rows) {
        try {
            run.dataAhead(rows);
            return true;
        } catch (AuthorsMistake | PersistenceException wrong) {
            return false;
        }
    }

    /// What a check asks the server once the program has ended is asked before.
    private void warmUpSession() {
        try (var session = new OtherSession(runs.getFirst().run().database(), show)) {
            session.openTransactions();
            session.locks();
        }
    }

    /// What most programs show, and most verdicts say, is known before.
    private void warmUpWords() {
        Shown.of(List.of(Map.of("number", 1, "text", "one")), show);
        Verdict.pass(List.of(new CheckTests.Result("", null, "").told(""))).json();
    }

    private static Class<?> loadCheck() {
        try {
            var folder = new URL[] {Path.of(System.getenv(FOLDER)).toUri().toURL()};
            return new URLClassLoader(folder, CheckTask.class.getClassLoader()).loadClass(System.getenv(CHECK));
        } catch (MalformedURLException | ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void run(ProgramLoader loader) {
        var threads = new StartedThreads();
        wire.send(new Message.Verdict(verdict(loader).json()));
        if (threads.left().isEmpty()) {
            wire.awaitUnwind();
        }
    }

    private Verdict verdict(ProgramLoader loader) {
        var told = new ArrayList<Verdict.Test>();
        try {
            for (var each : runs) {
                var verdict = verdict(each, loader.again());
                told.addAll(verdict.tests());
                if (!verdict.isPassed()) {
                    return verdict.withTests(told);
                }
            }
            return Verdict.pass(told);
        } catch (AuthorsMistake mistake) {
            return Verdict.coursesFault(mistake.getMessage(), told);
        } catch (Failure failure) {
            return failure.exitCode() == Failure.NO_DATABASE
                ? Verdict.noDatabase(show.error(failure)) : Verdict.coursesFault(show.error(failure), told);
        }
    }

    private Verdict verdict(Prepared prepared, ProgramLoader loader) {
        wire.send(new Message.Checking(prepared.data().name(), false));
        var threads = new StartedThreads();
        try (var attempt = attempt(prepared, loader)) {
            wire.send(new Message.Checking(prepared.data().name(), true));
            if (!prepared.stage().lacking().isEmpty()) {
                return Verdict.lacking(prepared.stage().lacking().getFirst());
            }
            return new Judgement(attempt, prepared.data(), check, show).of(tests, input.isRead(), threads);
        }
    }

    /// Lets the program run to its end.
    private Attempt attempt(Prepared prepared, ProgramLoader loader) {
        var connections = new Connections();
        var database = prepared.run().database();
        Throwable failure = null;
        prepared.run().begin();
        DriverManager.setLogWriter(connections.log());
        try {
            loader.runMain();
            prepared.run().joinBackgrounds();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            DriverManager.setLogWriter(null);
        }
        return new Attempt(prepared.stage(), reachable(prepared.run().database(), database), loader, connections, failure, show);
    }

    /// A server of its own that the program has stopped is started again, to be looked at.
    private static Database reachable(Database now, Database before) {
        try {
            if (now != before && !now.ownServer().isRunning()) {
                now.ownServer().start();
            }
            return now;
        } catch (Failure closed) {
            return before;
        }
    }

    @Override
    public void close() {
        runs.forEach(each -> each.run().close());
    }
}

//JAVA 25+
//SOURCES Background.java LessonProgram.java LessonRun.java Opening.java RowsAhead.java Settling.java Stage.java
//SOURCES Terminal.java
//SOURCES database/Database.java show/Show.java
//FILES mybatis-config.xml=../../mybatis-config.xml
//FILES mappers/api.xml=../../mappers/api.xml
//FILES mappers/archive.xml=../../mappers/archive.xml
//FILES mappers/blog.xml=../../mappers/blog.xml
//FILES mappers/bulk.xml=../../mappers/bulk.xml
//FILES mappers/drafts.xml=../../mappers/drafts.xml
//FILES mappers/feed.xml=../../mappers/feed.xml
//FILES mappers/jobs.xml=../../mappers/jobs.xml
//FILES mappers/migrations.xml=../../mappers/migrations.xml
//FILES mappers/news.xml=../../mappers/news.xml
//FILES mappers/patience.xml=../../mappers/patience.xml
//FILES mappers/plans.xml=../../mappers/plans.xml
//FILES mappers/points.xml=../../mappers/points.xml
//FILES mappers/posts.xml=../../mappers/posts.xml
//FILES mappers/search.xml=../../mappers/search.xml
//FILES mappers/test.xml=../../mappers/test.xml
//FILES mappers/testing.xml=../../mappers/testing.xml
//FILES mappers/types.xml=../../mappers/types.xml
//FILES mappers/users.xml=../../mappers/users.xml
//FILES mappers/wallets.xml=../../mappers/wallets.xml
//FILES mappers/writers.xml=../../mappers/writers.xml
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED

package howdah;

import howdah.database.Need;
import howdah.database.OwnServer;
import howdah.show.Bars;
import howdah.show.Chart;
import howdah.show.PlanComparison;
import howdah.show.Schema;
import howdah.show.TimeLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;

/// All that a lesson calls: imported statically, it is the only thing of Howdah's that a learner sees.
///
/// The first call finds the server, waits for it, and takes a fresh database of the lesson's own. Whatever is opened here
/// is closed when the program ends, however it ends. An exception that leaves `main` is told to a person: what
/// failed, where, the last cause, what to do next.
public final class Bootstrap {

    /// What a lesson does beside its main line; it may throw whatever it likes.
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    private Bootstrap() {
    }

    /// Begins a step. Its code goes on to the next call, or to the end of `main`.
    ///
    /// @param title a few words
    /// @param prose markdown: what the step shows, and why
    public static void step(String title, String prose) {
        LessonRun.current().step(title, prose);
    }

    /// Shows a value: rows as a table, the answer of EXPLAIN as a tree, [howdah.show.Bars], a [howdah.show.TimeLine] and a
    /// [howdah.show.Schema] as such, an exception as what it says, anything else as text.
    public static void show(Object value) {
        LessonRun.current().show(value);
    }

    /// Where the server listens.
    public static String host() {
        return LessonRun.current().database().host();
    }

    /// The TCP port at which the server listens.
    public static int port() {
        return LessonRun.current().database().port();
    }

    /// The name of this lesson's database.
    public static String database() {
        return LessonRun.current().database().name();
    }

    /// Further options of a connection, as the query of a JDBC URL: `sslmode=require&connectTimeout=10`.
    public static String options() {
        return LessonRun.current().database().options();
    }

    /// The role that this lesson connects as.
    public static String user() {
        return LessonRun.current().database().user();
    }

    /// That role's password.
    public static String password() {
        return LessonRun.current().database().password();
    }

    /// Opens a JDBC connection to this lesson's database; waits for the server if need be.
    public static Connection connection() {
        return LessonRun.current().database().connect();
    }

    /// Opens the MyBatis session named `main`.
    public static SqlSession session() {
        return session("main");
    }

    /// Opens a MyBatis session on `mybatis-config.xml`. One that is already open under that name is rolled back and closed.
    public static SqlSession session(String name) {
        return LessonRun.current().database().session(name);
    }

    /// Makes the course's tables of that name and puts about 20 rows into them; a check puts rows of its own there instead.
    ///
    /// @param name the namespace of a mapper with the statements `createTables` and `fill`, such as `blog`
    public static void data(String name) {
        data(name, LessonRun.USUAL_ROWS);
    }

    /// @param rows how many, roughly
    public static void data(String name, int rows) {
        LessonRun.current().data(name, rows);
    }

    /// A new, empty folder for files of this lesson's own; it is deleted with all that is in it when the lesson ends.
    public static Path folder() {
        return LessonRun.current().folder();
    }

    /// A server that this lesson has for itself, to be stopped and started. From now on [#host], [#connection], [#session] and
    /// the like mean that one; what was opened before stays where it is.
    public static OwnServer ownServer() {
        return LessonRun.current().ownServer();
    }

    /// Whether all of that is there. Where something is not, the step says so, and what to do: `if (has(postgresql(17))) { … }`
    /// stands around the code of a step that needs more than plain PostgreSQL 14.
    public static boolean has(Need... needs) {
        return LessonRun.current().has(needs);
    }

    /// A server of that major version or a newer one, such as 17, for [#has].
    public static Need postgresql(int version) {
        return Need.postgresql(version);
    }

    /// A setting of the server with that value, such as `wal_level` and `logical`, for [#has].
    public static Need setting(String name, String value) {
        return Need.setting(name, value);
    }

    /// A setting of the server that is not lower than that, such as `max_prepared_transactions` and 1, for [#has].
    public static Need setting(String name, int atLeast) {
        return Need.setting(name, atLeast);
    }

    /// An extension, such as `hstore`, for [#has]; it is created where the lesson may do that.
    public static Need extension(String name) {
        return Need.extension(name);
    }

    /// An attribute of the role that this lesson connects as, such as `REPLICATION`, for [#has].
    public static Need attribute(String name) {
        return Need.attribute(name);
    }

    /// Whatever [#ownServer] needs, for [#has].
    public static Need serverOfOurOwn() {
        return Need.serverOfOurOwn();
    }

    /// An engine for containers, such as Docker or Podman, for [#has].
    public static Need containers() {
        return Need.containers();
    }

    /// Runs work that takes long and changes only the database; where a lesson is walked to and fro, it is done only once.
    ///
    /// A connection that was opened before is better closed, and a transaction ended: else the work is done each time.
    public static void heavy(Action work) throws Exception {
        LessonRun.current().heavy(work);
    }

    /// The tables of this lesson's database as far as they are committed, with their keys and indexes, to be shown.
    public static Schema schema() throws SQLException {
        try (var connection = connection()) {
            return Schema.of(connection);
        }
    }

    /// Numbers side by side, to be shown.
    ///
    /// @param title  what they count, such as `rows per second`
    /// @param values by name, in the map's order
    public static Bars bars(String title, Map<String, ? extends Number> values) {
        return Bars.of(title, values);
    }

    /// Numbers of a unit, such as `ms`, side by side, to be shown; `bytes` are written as kB, MB and so on.
    public static Bars bars(String title, String unit, Map<String, ? extends Number> values) {
        return Bars.of(title, unit, values);
    }

    /// Two plans beside each other, such as one before and one after an index was made, to be shown.
    ///
    /// @param before the rows that `EXPLAIN (FORMAT JSON)` has answered
    /// @param after  likewise
    public static PlanComparison plans(Object before, Object after) {
        return PlanComparison.of(before, after);
    }

    /// Lines over a common axis, to be shown.
    ///
    /// @param x    the column along the axis
    /// @param rows maps or records; each of their other columns of numbers is a line
    public static Chart lines(String x, List<?> rows) {
        return Chart.of(Chart.Kind.LINES, rows, x, List.of());
    }

    /// What sessions have done since each was opened, and who waited for whom, to be shown. What runs in the background comes to
    /// its end first, or to where it waits for somebody else.
    ///
    /// @param sessions their names; all sessions, if there are none
    public static TimeLine timeLine(String... sessions) throws SQLException, InterruptedException {
        return LessonRun.current().timeLine(List.of(sessions));
    }

    /// Runs something at the same time; what it shows comes at the end of the step, so that each run prints the same.
    ///
    /// @param name the session that it uses, for [#awaitBlocked]
    public static void background(String name, Action action) {
        LessonRun.current().background(name, action);
    }

    /// Waits until the session that runs in the background waits for a lock, and shows whose.
    public static void awaitBlocked(String name) throws SQLException, InterruptedException {
        LessonRun.current().awaitBlocked(name);
    }
}

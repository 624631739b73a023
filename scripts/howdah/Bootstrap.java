//JAVA 25+
//SOURCES Background.java LessonRun.java Terminal.java
//SOURCES database/Database.java show/Show.java
//FILES mybatis-config.xml=../../mybatis-config.xml
//FILES mappers/test.xml=../../mappers/test.xml
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED

package howdah;

import java.sql.Connection;
import java.sql.SQLException;
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

    private static final LessonRun RUN = LessonRun.begin();

    private Bootstrap() {
    }

    /// Begins a step. Its code goes on to the next call, or to the end of `main`.
    ///
    /// @param title a few words
    /// @param prose markdown: what the step shows, and why
    public static void step(String title, String prose) {
        RUN.step(title, prose);
    }

    /// Shows a value: rows as a table, an exception as what it says, anything else as text.
    public static void show(Object value) {
        RUN.show(value);
    }

    /// Where the server listens.
    public static String host() {
        return RUN.database().host();
    }

    /// The TCP port at which the server listens.
    public static int port() {
        return RUN.database().port();
    }

    /// The name of this lesson's database.
    public static String database() {
        return RUN.database().name();
    }

    /// Further options of a connection, as the query of a JDBC URL: `sslmode=require&connectTimeout=10`.
    public static String options() {
        return RUN.database().options();
    }

    /// The role that this lesson connects as.
    public static String user() {
        return RUN.database().user();
    }

    /// That role's password.
    public static String password() {
        return RUN.database().password();
    }

    /// Opens a JDBC connection to this lesson's database; waits for the server if need be.
    public static Connection connection() {
        return RUN.database().connect();
    }

    /// Opens the MyBatis session named `main`.
    public static SqlSession session() {
        return session("main");
    }

    /// Opens a MyBatis session on `mybatis-config.xml`. One that is already open under that name is rolled back and closed.
    public static SqlSession session(String name) {
        return RUN.database().session(name);
    }

    /// Runs something at the same time; what it shows comes at the end of the step, so that each run prints the same.
    ///
    /// @param name the session that it uses, for [#awaitBlocked]
    public static void background(String name, Action action) {
        RUN.background(name, action);
    }

    /// Waits until the session that runs in the background waits for a lock, and shows whose.
    public static void awaitBlocked(String name) throws SQLException, InterruptedException {
        RUN.awaitBlocked(name);
    }
}

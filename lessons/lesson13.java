///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Share a few connections among many threads, and let nobody wait for ever
//DEPS com.zaxxer:HikariCP:7.1.0
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: lend connections from a pool, read its gauge, find what was not given back, work in many threads, and end
//   a statement that takes too long.
// Not here: connections that break (lesson 05), cancelling from another session (14).
// Needs: lessons 04 and 07.

import static howdah.Bootstrap.*;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/// Something that a connection tells.
record Fact(String what, Object value) {
}

/// A connection that was lent, and the method that has it.
record Loan(Connection connection, String borrower) {
}

/// Where this lesson's database is.
String url() {
    return "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
}

/// Settings of a pool that has so many connections at most, and opens one when somebody needs it.
HikariConfig settings(int size) {
    var config = new HikariConfig();
    config.setPoolName("blog");
    config.setJdbcUrl(url());
    config.setUsername(user());
    config.setPassword(password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    return config;
}

/// A pool with these settings.
HikariDataSource pool(int size) {
    return new HikariDataSource(settings(size));
}

/// How many connections of the pool are lent, how many are free, and how many threads wait for one.
Map<String, Integer> gauge(HikariDataSource pool) {
    var numbers = pool.getHikariPoolMXBean();
    var gauge = new LinkedHashMap<String, Integer>();
    gauge.put("lent", numbers.getActiveConnections());
    gauge.put("free", numbers.getIdleConnections());
    gauge.put("waiting", numbers.getThreadsAwaitingConnection());
    return gauge;
}

/// The process of the server that serves the connection.
int backend(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getBackendPID();
}

/// Borrows a connection, and notes which method has done so: the one that calls this one.
Connection borrow(HikariDataSource pool, List<Loan> loans) throws SQLException {
    var connection = pool.getConnection();
    loans.add(new Loan(connection, new Throwable().getStackTrace()[1].getMethodName()));
    return connection;
}

/// Gives the connection back, in any case.
void askInTry(HikariDataSource pool, List<Loan> loans) throws SQLException {
    try (var connection = borrow(pool, loans)) {
        connection.isValid(1);
    }
}

/// Gives it back, unless something goes wrong before.
void askAndHope(HikariDataSource pool, List<Loan> loans) throws SQLException {
    var connection = borrow(pool, loans);
    connection.createStatement().execute("SELECT 1 / 0");
    connection.close();
}

/// Works for a hundredth of a second, and tells on which process of the server.
int work(HikariDataSource pool) throws SQLException {
    try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
        statement.execute("SELECT pg_sleep(0.01)");
        return backend(connection);
    }
}

void main() throws Exception {

    step("What a connection tells", """
        A connection knows who it is: the driver keeps what the server said at the beginning, and hears of each change. Only
        `isValid` sends something, to see whether an answer comes. `unwrap` reaches what PostgreSQL's driver has beyond
        JDBC: the *parameter statuses*, and the number of the server's process at the other end.
        """);
    try (var connection = connection()) {
        var server = connection.unwrap(PGConnection.class);
        var address = Driver.parseURL(connection.getMetaData().getURL(), null);
        show(List.of(
            new Fact("version", connection.getMetaData().getDatabaseMajorVersion()),
            new Fact("JDBC", connection.getMetaData().getJDBCMajorVersion()),
            new Fact("protocol", connection.unwrap(BaseConnection.class).getQueryExecutor().getProtocolVersion()),
            new Fact("database", address.getProperty("PGDBNAME").equals(database()) ? "this lesson's" : "another"),
            new Fact("user", connection.getMetaData().getUserName()),
            new Fact("client_encoding", server.getParameterStatus("client_encoding")),
            new Fact("is_superuser", server.getParameterStatus("is_superuser")),
            new Fact("has a process", server.getBackendPID() > 0),
            new Fact("autocommit", connection.getAutoCommit()),
            new Fact("answers", connection.isValid(1))));
    }

    step("A process for each", """
        PostgreSQL starts a process for each connection; then it checks the password, and reads what it needs of the
        catalogue. That takes some milliseconds, often longer than the query for which it is done. Here five connections,
        one after the other, are served by five processes.
        """);
    var backends = new HashSet<Integer>();
    for (var time = 1; time <= 5; time++) {
        try (var connection = connection()) {
            backends.add(backend(connection));
        }
    }
    show(backends.size());

    step("Lend instead of open", """
        A *pool* opens connections once, and lends them. HikariCP's is an ordinary `DataSource`: `getConnection` borrows,
        and `close` gives back; the connection itself stays open. So the same loop is served by one process. It is closed
        with the pool, as the last thing that a program does.
        """);
    backends.clear();
    try (var pool = pool(2)) {
        for (var time = 1; time <= 5; time++) {
            try (var connection = pool.getConnection()) {
                backends.add(backend(connection));
            }
        }
    }
    show(backends.size());

    step("The pool's gauge", """
        Threads may use a pool together; a connection only one at a time. This pool's two are lent: so a third borrower, in a
        thread of its own (`submit` starts it; step 11 tells more), waits until one comes back. How many are lent, free, and
        waited for is the first thing to look at when a program is slow.
        """);
    try (var pool = pool(2); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var first = pool.getConnection();
        var second = pool.getConnection();
        var third = threads.submit(() -> work(pool));
        while (gauge(pool).get("waiting") == 0) {
            Thread.sleep(5);
        }
        show(bars("connections", gauge(pool)));
        first.close();
        third.get();
        second.close();
        show(bars("connections", gauge(pool)));
    }

    step("None left", """
        Nobody waits for ever: after `connectionTimeout`, half a second here and 30 s by default, HikariCP gives up. The
        message tells the gauge: `active` are lent, `idle` are free. A larger pool helps only if they all really work; if
        somebody holds what he does not need, it fails a little later.
        """);
    var impatient = settings(2);
    impatient.setConnectionTimeout(500);
    try (var pool = new HikariDataSource(impatient); var first = pool.getConnection(); var second = pool.getConnection()) {
        pool.getConnection();
    } catch (SQLTransientConnectionException failure) {
        show(failure.getMessage().replaceFirst("\\d+ms", "… ms"));   // how many differs from run to run
    }

    step("Who has not given back", """
        A connection that is not given back is lost for the others: a *leak*. To find it, note at each loan who borrows: our
        method `borrow` does. One method closes in a `try`; the other closes, too, but an error comes first. HikariCP writes
        such a note to its log where `leakDetectionThreshold` is set, at least 2 s.
        """);
    var loans = new ArrayList<Loan>();
    try (var pool = pool(2)) {
        askInTry(pool, loans);
        try {
            askAndHope(pool, loans);
        } catch (SQLException failure) {
            show(failure.getSQLState());
        }
        show(bars("connections", gauge(pool)));
        for (var loan : loans) {
            show(loan.borrower() + ": " + (loan.connection().isClosed() ? "given back" : "not given back"));
        }
    }

    step("What stays on a connection", """
        What is given back has to be as it was. HikariCP rolls back an open transaction, and resets what it knows from JDBC,
        such as `setReadOnly`. It does not know of what SQL has set, so that the next borrower gets that along. `DISCARD
        ALL` resets everything: settings, temporary tables, advisory locks, `LISTEN`.
        """);
    try (var pool = pool(1)) {
        try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
            connection.setReadOnly(true);
            statement.execute("SET IntervalStyle = 'iso_8601'");
        }
        try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
            show(connection.isReadOnly());
            show(connection.unwrap(PGConnection.class).getParameterStatus("IntervalStyle"));
            statement.execute("DISCARD ALL");
            show(connection.unwrap(PGConnection.class).getParameterStatus("IntervalStyle"));
        }
    }

    step("MyBatis on a pool", """
        A *factory*, made of our session's configuration, opens a session on any connection, here on one that is borrowed; the
        session's `close` gives it back. In a program of yours the pool would be the data source of an `<environment>`, and
        every session would borrow by itself. In autocommit mode, a pool's default, `commit` has nothing to do.
        """);
    data("blog");
    var session = session();
    var factory = new SqlSessionFactoryBuilder().build(session.getConfiguration());
    try (var pool = pool(2)) {
        try (var borrowing = factory.openSession(pool.getConnection())) {
            show(borrowing.<Integer>selectOne("users.count"));
            show(gauge(pool));
        }
        show(gauge(pool));
    }

    step("A pool that takes back", """
        MyBatis brings a pool of its own: `POOLED`, as the environment `production` in `mybatis-config.xml` has it. When all
        are lent, it takes away the one that was lent longest, if that is longer than `poolMaximumCheckoutTime` (20 s by
        default). A leak hurts less then; but so does honest work that takes long.
        """);
    var source = new PooledDataSource("org.postgresql.Driver", url(), user(), password());
    source.setPoolMaximumActiveConnections(1);
    source.setPoolMaximumCheckoutTime(100);
    var lent = source.getConnection();
    Thread.sleep(200);
    try (var next = source.getConnection()) {
        show(next.isValid(1));
        lent.createStatement();
    } catch (SQLException failure) {
        show(failure.getMessage());
    }
    source.forceCloseAll();

    step("Two threads, one session", """
        A connection has one transaction, whoever uses it. Two threads that share a session share that, too: here one gives
        Ada 10 points, the other rolls back what it has done itself, and Ada's points are gone. There is no error. So a
        session, and a connection, is for one thread at a time.
        """);
    data("wallets");
    try (var shared = session("shared")) {
        shared.update("wallets.add", Map.of("owner", "Ada", "points", 10));
        Thread.ofVirtual().start(() -> shared.rollback()).join();
        shared.commit();
        show(shared.selectList("wallets.findAll"));
    }

    step("Many threads, few connections", """
        Java's *virtual threads* cost so little that each task may have its own, and may just wait: that is what Python
        needs coroutines for. Connections stay dear. So here 40 threads take turns with four of them, each borrowing its
        own. With more connections than its processors can serve, a server does not get faster.
        """);
    try (var pool = pool(4); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var tasks = new ArrayList<Future<Integer>>();
        for (var task = 1; task <= 40; task++) {
            tasks.add(threads.submit(() -> work(pool)));
        }
        backends.clear();
        for (var task : tasks) {
            backends.add(task.get());
        }
        show(tasks.size() + " done, by 4 processes at most: " + (backends.size() <= 4));
    }

    step("No statement for ever", """
        `statement_timeout` lets the server end a statement that runs too long, with SQLSTATE `57014`. `SET LOCAL` sets it
        for this transaction, which has failed then, as after each error; in the next one there is no limit again, 0. For all
        connections of a pool, `setConnectionInitSql("SET statement_timeout = '5s'")` sets it when one is opened.
        """);
    session.update("patience.limit");
    try {
        session.selectOne("patience.sleep");
    } catch (PersistenceException failure) {
        show(((SQLException) failure.getCause()).getSQLState());
    }
    session.rollback(true);
    show(session.<String>selectOne("patience.findLimit"));
    session.rollback(true);

    step("Give up waiting", """
        A thread may also give up while another one's statement runs: `get` waits a fifth of a second for the answer. That
        ends the waiting, not the work: the server knows nothing of it. `cancel` tells it, by a connection of its own. The
        statement fails with `57014`, and the connection can be used further.
        """);
    try (var connection = connection(); var statement = connection.createStatement();
         var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var answer = threads.submit(() -> statement.execute("SELECT pg_sleep(10)"));
        try {
            answer.get(200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            show("no answer yet");
            statement.cancel();
        }
        try {
            answer.get();
        } catch (ExecutionException failure) {
            show(((SQLException) failure.getCause()).getSQLState());
        }
        show(connection.isValid(1));
    }
    session.close();
}

// PostgreSQL's manual: 19.3 Connections and Authentication (max_connections); 19.11 Client Connection Defaults
// (statement_timeout); 51.2 How Connections Are Established; 54.2.7 Asynchronous Operations (parameter statuses); 54.2.8
// Canceling Requests in Progress; DISCARD; SET.

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Wait for a server that is not there yet, and come back to one that went away
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: write a retry loop, say when it ends, and tell what is worth retrying from what is not.
// Not here: repeating a transaction that another one has thwarted (lesson 07), pools that reconnect (13).
// Needs: lesson 04, and a server of its own, which the lesson stops and starts.

import static howdah.Bootstrap.*;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.ibatis.exceptions.PersistenceException;

/// How long to wait before the next try, in milliseconds: as planned, and what jitter makes of that.
record Delay(long planned, long shortest, long longest) {
}

/// Tries once to connect.
Connection connect(String database, String password) throws SQLException {
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database + "?" + options();
    return DriverManager.getConnection(url, user(), password);
}

/// Whether time may mend it: the server cannot be reached (08001), the connection broke (08006), the server is starting up
/// or shutting down (57P03), or it has no room for one more connection (53300).
boolean mayPass(SQLException failure) {
    return Set.of("08001", "08006", "57P03", "53300").contains(String.valueOf(failure.getSQLState()));
}

void main() throws Exception {

    step("A server of our own", """
        `ownServer()` starts a PostgreSQL that nobody else uses; from now on `host()` and `port()` lead there. So we may do
        what we would never do to a server that others need: stop it. Who connects now is refused, with SQLSTATE `08001`:
        the connection could not be made.
        """);
    var server = ownServer();
    connect(database(), password()).close();
    server.stop();
    try {
        connect(database(), password());
    } catch (SQLException failure) {
        show(failure.getSQLState());
    }

    step("Try until it succeeds", """
        A program often starts before its database does. So it asks again: two seconds are long enough not to
        disturb a server that is busy starting, and short enough for a person to wait. In the background, somebody starts the
        server after our second try.
        """);
    var failures = new CountDownLatch(2);
    background("starter", () -> {
        failures.await();
        server.start();
    });
    Connection connection = null;
    while (connection == null) {
        try {
            connection = connect(database(), password());
            show("connected");
        } catch (SQLException failure) {
            show("not yet: " + failure.getSQLState());
            failures.countDown();
            Thread.sleep(2000);
        }
    }
    connection.close();

    step("What must not be tried again", """
        That loop has a fault: it takes every failure for a server that is late. A wrong password stays wrong (`28P01`),
        and a missing database stays missing (`3D000`): the loop would never end, nor say why. The method `mayPass` tells
        them apart by SQLSTATE; the message's words are for people, and may come in any language.
        """);
    try {
        connect(database(), "a wrong password");
    } catch (SQLException failure) {
        show(failure.getSQLState() + ", may pass: " + mayPass(failure));
    }
    try {
        connect("nowhere", password());
    } catch (SQLException failure) {
        show(failure.getSQLState() + ", may pass: " + mayPass(failure));
    }

    step("An end to it", """
        Somebody may be waiting for us in turn. So a loop has an end: after so many *attempts* (three are two retries), or
        at a *deadline*, whichever comes first. A program of yours would then throw the last failure: to go on without a
        connection only fails later, and elsewhere. (Half a second stands for two here.)
        """);
    server.stop();
    var deadline = System.nanoTime() + 30_000_000_000L;
    for (var attempt = 1; ; attempt++) {
        try {
            connect(database(), password()).close();
            break;
        } catch (SQLException failure) {
            show("attempt " + attempt + ": " + failure.getSQLState());
            if (!mayPass(failure) || attempt == 3 || System.nanoTime() > deadline) {
                show("gave up");
                break;
            }
            Thread.sleep(500);
        }
    }

    step("Longer each time", """
        Where a thousand programs ask every two seconds, a server that has just come up may go down again. *Backoff*
        lengthens the delay with each try, up to a limit. *Jitter* spreads it at random, here by a fifth both ways, so that
        those who were refused together do not come back together. (The table is in milliseconds.)
        """);
    var delays = new ArrayList<Delay>();
    for (var delay = 250L; delays.size() < 6; delay = Math.min(2 * delay, 4000)) {
        delays.add(new Delay(delay, delay * 8 / 10, delay * 12 / 10));
    }
    show(delays);
    var first = delays.getFirst();
    Thread.sleep(ThreadLocalRandom.current().nextLong(first.shortest(), first.longest() + 1));

    step("As the other lessons wait", """
        `connection()` and `session()` have been doing all this from the start: they try every two seconds without end,
        and at once report what time does not mend. `HOWDAH_WAIT=30s` is a deadline, `HOWDAH_WAIT=30s,backoff=2,jitter=0.2`
        is backoff and jitter, too. A line on the terminal says that they wait.
        """);
    background("starter", server::start);
    connection = connection();
    show(connection.isValid(5));
    connection.close();

    step("A connection that breaks", """
        A server that goes away takes the connections with it, and with each its transaction. We insert a row; before we
        commit, an administrator ends our connection. The next statement hears of that: `57P01`. From then on the
        session is of no use: the same statement again would only find its connection closed.
        """);
    var session = session();
    session.update("test.createTable");
    session.commit();
    session.insert("test.insert", Map.of("num", 1, "data", "first"));
    connection = session.getConnection();
    server.terminateConnections();
    try {
        session.insert("test.insert", Map.of("num", 2, "data", "second"));
    } catch (PersistenceException failure) {
        show(((SQLException) failure.getCause()).getSQLState());
    }
    show(connection.isClosed());

    step("Start over", """
        A new session has a new connection; but the first row was never committed, so it is gone (only its `id` stays used up:
        a sequence never goes back). What has to be repeated is the whole transaction, not the statement that failed. Where a
        `COMMIT` failed, look first: it may have been done, and only the answer got lost.
        """);
    session = session();
    show(session.selectList("test.findAll"));
    session.insert("test.insert", Map.of("num", 1, "data", "first"));
    session.insert("test.insert", Map.of("num", 2, "data", "second"));
    session.commit();
    show(session.selectList("test.findAll"));
    session.close();
    server.close();
}

// PostgreSQL's manual: 18.3 Starting the Database Server; 18.5 Shutting Down the Server; 9.28.2 Server Signaling Functions;
// Appendix A. PostgreSQL Error Codes.

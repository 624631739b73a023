///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Hear of what happens in the database while it happens
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: wait for notifications and send them, build a live feed on a trigger, read the server's notices, cancel
//   what another session runs, and follow all changes by replication.
// Not here: queues of jobs (lesson 16), setting up a standby server.
// Needs: lesson 13.

import static howdah.Bootstrap.*;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.postgresql.util.PSQLWarning;

/// A notification, without the process that has sent it.
record Heard(String channel, String payload) {
}

/// What has been heard, to be shown.
List<Heard> heard(PGNotification[] notifications) {
    var heard = new ArrayList<Heard>();
    for (var each : notifications) {
        heard.add(new Heard(each.getName(), each.getParameter()));
    }
    return heard;
}

/// A connection that takes commands of replication beside SQL.
Connection replication() throws SQLException {
    var properties = new Properties();
    PGProperty.USER.set(properties, user());
    PGProperty.PASSWORD.set(properties, password());
    PGProperty.REPLICATION.set(properties, "database");
    PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    return DriverManager.getConnection(url, properties);
}

/// What the slot of that connection is called: nobody else's bears the same name.
String slot(Connection replication) throws SQLException {
    return database() + "_" + replication.unwrap(PGConnection.class).getBackendPID();
}

/// Makes a slot, which goes with its connection, and tells the changes from now on as text.
PGReplicationStream changes(Connection replication) throws SQLException {
    try (var statement = replication.createStatement()) {
        statement.execute("SET lock_timeout = '10s'");   // a slot waits for transactions that have begun before it
    }
    var api = replication.unwrap(PGConnection.class).getReplicationAPI();
    api.createReplicationSlot().logical().withSlotName(slot(replication)).withOutputPlugin("test_decoding")
        .withTemporaryOption().make();
    return api.replicationStream().logical().withSlotName(slot(replication))
        .withSlotOption("include-xids", false).withSlotOption("include-timestamp", true)
        .withSlotOption("skip-empty-xacts", true).start();
}

/// The next message of a stream; waits for it.
String next(PGReplicationStream stream) throws SQLException {
    return StandardCharsets.UTF_8.decode(stream.read()).toString();
}

/// Waits until that is so.
void await(BooleanSupplier that) throws InterruptedException {
    while (!that.getAsBoolean()) {
        Thread.sleep(20);
    }
}

void main() throws Exception {

    step("Listen", """
        `LISTEN posts` subscribes this connection to a *channel*, which is just a name. Who calls `pg_notify` with that
        name, or runs `NOTIFY posts`, reaches all who listen in the same database, with a text, the *payload*.
        `getNotifications` tells what has come, and waits a second for it if need be.
        """);
    var listener = connection();
    var inbox = listener.unwrap(PGConnection.class);
    listener.createStatement().execute("LISTEN posts");
    var session = session();
    session.selectOne("news.notify", Map.of("channel", "posts", "payload", "hello"));
    session.commit();
    show(heard(inbox.getNotifications(1000)));

    step("When it is delivered", """
        A notification is a part of its transaction. It goes out at the commit: nobody hears of something that he could not
        see yet. And if the transaction is rolled back, nothing has happened, and nothing is told.
        """);
    session.selectOne("news.notify", Map.of("channel", "posts", "payload", "kept"));
    show(heard(inbox.getNotifications(100)));
    session.commit();
    show(heard(inbox.getNotifications(1000)));
    session.selectOne("news.notify", Map.of("channel", "posts", "payload", "undone"));
    session.rollback();
    show(heard(inbox.getNotifications(100)));

    step("The same twice is once", """
        Within a transaction, notifications of the same channel and payload are folded into one, so that a thousand changed
        rows need not be a thousand messages. Different ones all arrive, in the order in which they were sent; and those of
        two transactions in the order of their commits.
        """);
    // N+1 on purpose: each is a message of its own
    for (var payload : List.of("one", "two", "one", "one")) {
        session.selectOne("news.notify", Map.of("channel", "posts", "payload", payload));
    }
    session.commit();
    show(heard(inbox.getNotifications(1000)));

    step("Wait, do not ask", """
        A program that asks every second is late by half a second, and asks in vain most of the time. A virtual thread that
        waits in `getNotifications` costs next to nothing, and wakes up as soon as something comes. The connection is its
        own meanwhile: it does not come from a pool.
        """);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var waiting = threads.submit(() -> inbox.getNotifications(10_000));
        session.selectOne("news.notify", Map.of("channel", "posts", "payload", "wake up"));
        session.commit();
        show(heard(waiting.get()));
    }

    step("A listener in a transaction hears nothing", """
        The server delivers between transactions only. A listener that has one open, be it by a query in a session of
        MyBatis, hears nothing until it ends. So a listener stays in autocommit mode, as `connection()` comes. (Its own
        notifications come to it, too: `getPID` tells who has sent one.)
        """);
    listener.setAutoCommit(false);
    listener.createStatement().execute("SELECT 1");
    session.selectOne("news.notify", Map.of("channel", "posts", "payload", "late"));
    session.commit();
    show(heard(inbox.getNotifications(200)));
    listener.commit();
    listener.setAutoCommit(true);
    show(heard(inbox.getNotifications(1000)));

    step("A live feed", """
        A *trigger* runs a function at each change: ours calls `pg_notify` with the new post's `id`. So nobody has to think
        of telling, whatever program inserts. A payload has less than 8000 bytes, and anybody may send one: send the key,
        and let the listener read the row.
        """);
    data("blog");
    session.update("news.createTrigger");
    session.commit();
    session.insert("news.insert", Map.of("title", "Elephants never forget"));
    session.commit();
    var told = heard(inbox.getNotifications(1000)).getFirst();
    show(told);
    show(session.selectList("news.find", Integer.valueOf(told.payload())));

    step("What nobody has heard", """
        The server keeps nothing for who does not listen: after a lost connection, all that came meanwhile is gone. The
        table still has it. So listen first, then read what is newer than what you know, then wait: in this order nothing is
        missed, and what comes twice does no harm.
        """);
    session.insert("news.insert", Map.of("title", "Said to nobody"));
    session.commit();
    inbox.getNotifications(1000);   // our listener has heard of it, a new one has not
    try (var late = connection()) {
        late.createStatement().execute("LISTEN posts");
        show(heard(late.unwrap(PGConnection.class).getNotifications(100)));
        show(session.selectList("news.findAfter", 21));
    }
    session.rollback(true);

    step("What the server remarks", """
        Beside rows and errors there are *notices*: the server's remarks, which end nothing. `RAISE NOTICE` makes one, and
        `DROP TABLE IF EXISTS` where there is no such table. In JDBC they are a statement's warnings, a chain: `getWarnings`
        gives the first, and each leads to the next.
        """);
    try (var statement = listener.createStatement()) {
        statement.execute("DROP TABLE IF EXISTS drafts");
        show(statement.getWarnings().getMessage());
        statement.execute("DO $$ BEGIN RAISE NOTICE 'half done'; RAISE WARNING 'disk nearly full'; END $$");
        for (var warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            var severity = ((PSQLWarning) warning).getServerErrorMessage().getSeverity();
            show(severity + ": " + warning.getMessage());
        }
    }

    step("Cancel from another session", """
        Who has only the number of a process, from `pg_stat_activity` or from `getBackendPID`, cancels what it runs by
        `pg_cancel_backend`: for the statement it is as if its own program had called `cancel` (`57014`). That takes the
        same role, or `pg_signal_backend`. `pg_terminate_backend` would end the connection.
        """);
    try (var slow = connection(); var statement = slow.createStatement();
         var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var work = threads.submit(() -> statement.execute("SELECT pg_sleep(10)"));
        var backend = slow.unwrap(PGConnection.class).getBackendPID();
        while (session.selectOne("news.cancel", backend) == null) {
            session.rollback(true);   // a transaction sees the same activity all the time
            Thread.sleep(20);
        }
        try {
            work.get();
        } catch (ExecutionException failure) {
            show(((SQLException) failure.getCause()).getSQLState());
        }
    }
    session.rollback(true);

    step("All changes, as a stream", """
        Each change goes into a log first, the *WAL*. *Logical replication* reads that again and tells each committed transaction,
        of all tables of this database, without a trigger; but only what changes rows, no `CREATE TABLE`. A *slot* marks how far
        somebody has read. The plug-in `test_decoding` tells it in words, `pgoutput`, for subscriptions, in bytes.
        """);
    if (has(setting("wal_level", "logical"), attribute("REPLICATION"))) {
        try (var replication = replication(); var stream = changes(replication)) {
            session.insert("news.insert", Map.of("title", "Followed"));
            session.delete("news.delete", "Followed");
            session.commit();
            for (var message = 1; message <= 4; message++) {
                show(next(stream).replaceFirst("content.*|\\(at .*", "…"));   // the time differs from run to run
            }
        }
    }

    step("Say how far you have come", """
        The server keeps its log until the reader says that he has it: `setFlushedLSN` does, with the position that was read
        last. Who never does, or leaves a slot behind, fills the server's disk. `pg_stat_replication` tells who reads, and
        whether he has replied. Our slot is *temporary*: it goes with its connection, whatever happens.
        """);
    if (has(setting("wal_level", "logical"), attribute("REPLICATION"))) {
        String slot;
        try (var replication = replication(); var stream = changes(replication)) {
            slot = slot(replication);
            session.insert("news.insert", Map.of("title", "Confirmed"));
            session.commit();
            for (var message = 1; message <= 3; message++) {
                next(stream);
            }
            var position = stream.getLastReceiveLSN();
            stream.setAppliedLSN(position);
            stream.setFlushedLSN(position);
            stream.forceUpdateStatus();
            var confirmed = Map.of("name", slot, "position", position.asString());
            await(() -> session.<Boolean>selectOne("news.isConfirmed", confirmed));
            show(session.selectList("news.findSlots", slot));
        }
        await(() -> session.selectList("news.findSlots", slot).isEmpty());   // its process is about to end
        show("no slot is left");
    }

    step("The log itself", """
        *Physical replication* sends the log as it is, byte by byte: so a standby server becomes the same as this one, with
        all its databases. `IDENTIFY_SYSTEM` tells where the log is now, and from there we read. `pg_receivewal` and a
        standby do the same, and do it better.
        """);
    if (has(setting("wal_level", "logical"), attribute("REPLICATION"))) {
        try (var replication = replication(); var statement = replication.createStatement()) {
            var system = statement.executeQuery("IDENTIFY_SYSTEM");
            system.next();
            var position = LogSequenceNumber.valueOf(system.getString("xlogpos"));
            session.insert("news.insert", Map.of("title", "Copied"));
            session.commit();
            var api = replication.unwrap(PGConnection.class).getReplicationAPI();
            try (var stream = api.replicationStream().physical().withStartPosition(position).start()) {
                show("some bytes: " + (stream.read().remaining() > 0));
            }
        }
    }
    session.close();
    listener.close();
}

// PostgreSQL's manual: LISTEN; NOTIFY; 37 Triggers; 41.9.1 Reporting Errors and Messages; 9.28.2 Server Signaling Functions;
// 47 Logical Decoding; 54.4 Streaming Replication Protocol; 53.20 pg_replication_slots; F.45 test_decoding.

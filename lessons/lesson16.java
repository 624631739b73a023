///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let several workers share a queue, and several databases one decision
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: build a queue of jobs that workers empty side by side, let only one process at a time do a thing, and
//   commit in two databases or in none.
// Not here: messages that wake a worker (lesson 14), transaction managers.
// Needs: lessons 07 and 09.

import static howdah.Bootstrap.*;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.ibatis.exceptions.PersistenceException;
import org.postgresql.xa.PGXADataSource;

/// Does one job after the other, until none is left that nobody has taken.
void work(String name) {
    try (var worker = session(name)) {
        Map<String, Object> job = worker.selectOne("jobs.lockNext");
        while (job != null) {
            worker.update("jobs.finish", job.get("id"));
            worker.commit();
            job = worker.selectOne("jobs.lockNext");
        }
    }
}

/// Gives somebody points, in a session of its own.
void give(String session, String owner, int points) {
    try (var giver = session(session)) {
        giver.update("wallets.add", Map.of("owner", owner, "points", points));
        giver.commit();
    }
}

/// What one database does for a transaction over several.
record Part(String transaction, String database) implements Xid {

    public int getFormatId() {
        return 1;
    }

    public byte[] getGlobalTransactionId() {
        return transaction.getBytes();
    }

    public byte[] getBranchQualifier() {
        return database.getBytes();
    }
}

/// Opens a connection that can take part in transactions over several databases.
XAConnection xaConnection() throws SQLException {
    var source = new PGXADataSource();
    source.setUrl("jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options());
    source.setUser(user());
    source.setPassword(password());
    return source.getXAConnection();
}

/// Runs a statement as that part of a transaction.
void run(XAConnection database, Xid part, String sql) throws Exception {
    try (var connection = database.getConnection(); var statement = connection.createStatement()) {
        database.getXAResource().start(part, XAResource.TMNOFLAGS);
        statement.execute(sql);
        database.getXAResource().end(part, XAResource.TMSUCCESS);
    }
}

void main() throws Exception {

    step("A queue is a table", """
        Whoever publishes a post should not wait until all its readers have got a mail. So the blog writes down what is to be
        done, in the same transaction as the post: either both are there, or neither. *Workers*, other programs, do these
        jobs later, the oldest first.
        """);
    data("jobs");
    var session = session();
    show(session.selectList("jobs.findAll"));
    session.rollback(true);

    step("Take a job", """
        A worker takes the first job that is not done. `FOR UPDATE` locks its row as an `UPDATE` would, before anything is changed:
        nobody else can take it. Then he works, notes that it is done, and commits, which gives the row back. One
        transaction is one job.
        """);
    try (var a = session("a")) {
        Map<String, Object> job = a.selectOne("jobs.lockFirst");
        show(job);
        a.update("jobs.finish", job.get("id"));
        a.commit();
    }
    show(session.selectList("jobs.findAll"));
    session.rollback(true);

    step("All wait for the first", """
        A second worker, b, wants the first job, too: the one that a has just taken. He waits until a is done, sees that this one
        is no longer to be done, and takes the next. Right, but slow: however many workers there are, one works, and all
        others wait for him.
        """);
    data("jobs");
    try (var a = session("a")) {
        Map<String, Object> job = a.selectOne("jobs.lockFirst");
        background("b", () -> {
            try (var b = session("b")) {
                show(b.selectList("jobs.lockFirst"));
            }
        });
        awaitBlocked("b");
        a.update("jobs.finish", job.get("id"));
        a.commit();
        show(timeLine("a", "b"));
    }

    step("Skip what is locked", """
        `SKIP LOCKED` passes over rows that somebody else has locked, as if they were not there. So b takes the second job at
        once, and nobody waits. For a report that would be wrong, since it does not see all rows; for a queue
        it is just right.
        """);
    data("jobs");
    try (var a = session("a"); var b = session("b")) {
        show(a.selectList("jobs.lockNext"));
        show(b.selectList("jobs.lockNext"));
        show(timeLine("a", "b"));
    }

    step("Three workers", """
        Our method `work`, above `main`, takes jobs until there are none left to take. Three workers in the background do that
        at the same time; who gets which job is chance. But each job is done once: `attempts` counts.
        """);
    data("jobs");
    background("a", () -> work("a"));
    background("b", () -> work("b"));
    background("c", () -> work("c"));
    timeLine();   // comes back when all three are done
    show(session.selectList("jobs.findAll"));
    session.rollback(true);

    step("A worker that dies", """
        a takes a job, and then its program ends, or the connection breaks. The transaction is rolled back, the lock is gone, and
        the job is there for others, as if nobody had touched it. But if the mail had been sent already, it is sent again:
        each job is done *at least once*.
        """);
    data("jobs");
    try (var a = session("a")) {
        show(a.selectList("jobs.lockNext"));
    }
    try (var b = session("b")) {
        show(b.selectList("jobs.lockNext"));
    }

    step("Jobs that take long", """
        A transaction that is open for an hour keeps `VACUUM` from cleaning up. So a worker makes a job his until a certain time, by
        one statement, `UPDATE … RETURNING`, and commits at once. The first job is a's for a minute. b's time is over
        at once, as if he had died: c gets the same job.
        """);
    data("jobs");
    try (var a = session("a"); var b = session("b"); var c = session("c")) {
        show(a.selectList("jobs.take", 60));
        a.commit();
        show(b.selectList("jobs.take", 0));
        b.commit();
        show(c.selectList("jobs.take", 60));
        c.commit();
    }

    step("Now, or not at all", """
        Somebody wants a certain row, and does not want to wait for it: a page that edits a post, say. With `NOWAIT` the server
        refuses at once (`55P03`) where somebody else has locked it. `lock_timeout` is the middle way: it waits, but not longer
        than that.
        """);
    data("jobs");
    try (var a = session("a"); var b = session("b")) {
        a.selectList("jobs.lockNow", 1);
        b.selectList("jobs.lockNow", 1);
    } catch (PersistenceException failure) {
        show(((SQLException) failure.getCause()).getSQLState());
    }

    step("A lock on a number", """
        The newsletter goes out from one of several servers, and from one only. There is no row to lock, but an *advisory lock*
        needs none: it is on a number, whose meaning the programs agree upon. `pg_try_advisory_lock` takes it, or answers
        false at once.
        """);
    var newsletter = 16;
    try (var a = session("a"); var b = session("b")) {
        show(a.<Boolean>selectOne("jobs.tryLock", newsletter));
        show(b.<Boolean>selectOne("jobs.tryLock", newsletter));
        a.selectOne("jobs.unlock", newsletter);
        show(b.<Boolean>selectOne("jobs.tryLock", newsletter));
    }

    step("It outlives a transaction", """
        `pg_advisory_lock` waits for its turn. The lock belongs to the session: neither `commit` nor `rollback` gives it back, only
        `pg_advisory_unlock`, or the end of the connection. With a pool (lesson 13) that is a trap: the connection goes
        back there with its lock, and lives on.
        """);
    try (var a = session("a")) {
        a.selectOne("jobs.lock", newsletter);
        a.commit(true);
        background("b", () -> {
            try (var b = session("b")) {
                b.selectOne("jobs.lock", newsletter);
            }
        });
        awaitBlocked("b");
        show(session.selectList("jobs.findAdvisoryLocks", newsletter));
        session.rollback(true);
        a.selectOne("jobs.unlock", newsletter);
        show(timeLine("a", "b"));
    }

    step("Until the transaction ends", """
        `pg_advisory_xact_lock` ties the lock to the transaction: its end gives the lock back, however it ends. There is no unlock
        that one could forget. Where that will do, take it rather than the other. Here a rolls back, and b's turn has come.
        """);
    try (var a = session("a")) {
        a.selectOne("jobs.lockForTransaction", newsletter);
        background("b", () -> {
            try (var b = session("b")) {
                b.selectOne("jobs.lockForTransaction", newsletter);
                b.commit(true);
            }
        });
        awaitBlocked("b");
        a.rollback(true);
        show(timeLine("a", "b"));
    }

    step("A promise", """
        `PREPARE TRANSACTION` ends a transaction halfway: all of it is on disk, and nothing is in the way of its commit. Even
        after the server's restart it is there, under its name, with its locks: b waits, though the connection is closed. Any
        session of the same user and database may say how it ends: `COMMIT PREPARED` or `ROLLBACK PREPARED`.
        """);
    if (has(setting("max_prepared_transactions", 1))) {
        data("wallets");
        var name = database() + ": order 1";   // names count on the whole server
        try (var a = connection(); var statement = a.createStatement()) {
            a.setAutoCommit(false);
            statement.execute("UPDATE wallets SET points = points - 30 WHERE owner = 'Ada'");
            statement.execute("PREPARE TRANSACTION '" + name + "'");
        }
        show(session.selectList("jobs.findPrepared"));
        session.rollback(true);
        background("b", () -> give("b", "Ada", 5));
        awaitBlocked("b");
        try (var c = connection(); var statement = c.createStatement()) {
            statement.execute("COMMIT PREPARED '" + name + "'");
        }
        show(timeLine("b"));
        show(session.selectList("wallets.findAll"));
        session.rollback(true);
    }

    step("Two databases, one decision", """
        Ada pays 30 points for a T-shirt: her wallet is in the blog's database, the parcel in the shop's. (Two connections to one
        database stand for them here.) First both promise; only then both are told to commit. JDBC calls that XA:
        `start` and `end` a part, `prepare` it, `commit` it. An `Xid` names transaction and part.
        """);
    if (has(setting("max_prepared_transactions", 2))) {
        data("wallets");
        data("jobs");
        var blog = xaConnection();
        var shop = xaConnection();
        var pay = new Part("order 2", database() + ".blog");
        var send = new Part("order 2", database() + ".shop");
        run(blog, pay, "UPDATE wallets SET points = points - 30 WHERE owner = 'Ada'");
        run(shop, send, "INSERT INTO jobs (task) VALUES ('parcel to Ada')");
        blog.getXAResource().prepare(pay);
        shop.getXAResource().prepare(send);
        blog.getXAResource().commit(pay, false);
        shop.getXAResource().commit(send, false);
        blog.close();
        shop.close();
        show(session.selectList("wallets.findAll"));
        show(session.selectList("jobs.findAll"));
        session.rollback(true);
    }

    step("One of them says no", """
        The shop has promised a parcel for 500 points; but in the blog Ada does not have them, and the rule `points >= 0` refuses
        (`23514`). So the blog's part is rolled back, and so is the shop's, in spite of its promise: a promise binds who has
        made it, not who decides.
        """);
    if (has(setting("max_prepared_transactions", 1))) {
        var blog = xaConnection();
        var shop = xaConnection();
        var pay = new Part("order 3", database() + ".blog");
        var send = new Part("order 3", database() + ".shop");
        run(shop, send, "INSERT INTO jobs (task) VALUES ('large parcel to Ada')");
        shop.getXAResource().prepare(send);
        try {
            run(blog, pay, "UPDATE wallets SET points = points - 500 WHERE owner = 'Ada'");
        } catch (SQLException refused) {
            show(refused.getSQLState());
            blog.getXAResource().end(pay, XAResource.TMFAIL);
            blog.getXAResource().rollback(pay);
            shop.getXAResource().rollback(send);
        }
        blog.close();
        shop.close();
        show(session.selectList("jobs.findAll"));
        session.rollback(true);
    }

    step("One database alone", """
        Where only one database has taken part after all, there is nothing to agree upon: `commit` with `true` leaves the promise
        out, and commits in one phase, as ever. It needs no prepared transactions on the server.
        """);
    data("wallets");
    var alone = xaConnection();
    var gift = new Part("gift", database() + ".blog");
    run(alone, gift, "UPDATE wallets SET points = points + 1 WHERE owner = 'Noor'");
    alone.getXAResource().commit(gift, true);
    alone.close();
    show(session.selectList("wallets.findAll"));
    session.rollback(true);

    step("After a crash", """
        The program dies between promise and decision. What is prepared stays, holds its locks, and keeps `VACUUM` from cleaning up,
        for weeks if nobody looks. So the program, when it starts, asks what it has left: `recover`. What nobody has decided
        to commit is rolled back. (Hence the server's default: `max_prepared_transactions` is 0.)
        """);
    if (has(setting("max_prepared_transactions", 1))) {
        var before = xaConnection();
        var lost = new Part("order 4", database() + ".blog");
        run(before, lost, "UPDATE wallets SET points = points - 10 WHERE owner = 'Ada'");
        before.getXAResource().prepare(lost);
        before.close();

        var after = xaConnection();
        for (var left : after.getXAResource().recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN)) {
            show(new String(left.getGlobalTransactionId()));
            after.getXAResource().rollback(left);
        }
        after.close();
        show(session.selectList("jobs.findPrepared"));
        show(session.selectList("wallets.findAll"));
    }
    session.close();
}

// PostgreSQL's manual: 13.3.2 Row-Level Locks; 13.3.5 Advisory Locks; 9.28.10 Advisory Lock Functions; SELECT (The Locking Clause);
// UPDATE; PREPARE TRANSACTION; COMMIT PREPARED; ROLLBACK PREPARED; 19.4.1 max_prepared_transactions; 53.13 pg_locks;
// 53.17 pg_prepared_xacts; 67.4 Two-Phase Transactions.

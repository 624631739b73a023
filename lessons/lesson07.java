///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Do several things or none of them, beside others who do the same
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: commit, roll back, go back to a savepoint, choose an isolation level, and tell what happens when two
//   sessions want the same row; you can repeat a transaction that another one has thwarted.
// Not here: queues and advisory locks (lesson 16), transactions over two databases (16).
// Needs: lessons 02 and 04.

import static howdah.Bootstrap.*;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// What SQLSTATE the server has answered with.
String state(PersistenceException failure) {
    return ((SQLException) failure.getCause()).getSQLState();
}

/// Adds points in Java instead of in the database: reads, adds, and writes the sum.
void addInJava(SqlSession session, String owner, int points) {
    int seen = session.selectOne("wallets.find", owner);
    session.update("wallets.set", Map.of("owner", owner, "points", seen + points));
}

/// Where the session's transaction stands: IDLE (none has begun), OPEN, or FAILED.
TransactionState status(SqlSession session) throws SQLException {
    return session.getConnection().unwrap(BaseConnection.class).getTransactionState();
}

void main() throws Exception {

    step("All of it", """
        Readers of the blog thank its writers with points. `data("wallets")` hands out 100 to Ada and 50 to Noor. When Ada gives
        Noor 30 points, two rows change. Between the two statements 30 points are nowhere, or twice there. A *transaction* hides
        that: others see both changes, or none, and `commit` is the moment.
        """);
    data("wallets");
    var session = session();
    session.update("wallets.add", Map.of("owner", "Ada", "points", -30));
    session.update("wallets.add", Map.of("owner", "Noor", "points", 30));
    session.commit();
    show(session.selectList("wallets.findAll"));

    step("Or none of it", """
        Now Noor is to get 500 points from Ada, who does not have them. The first statement succeeds, the second breaks the
        rule `points >= 0` (`23514`). So the first must not stay either: `rollback` undoes all that was done since the last
        `commit`. Where a transaction can fail, its `commit` is the last line of the `try`.
        """);
    try {
        session.update("wallets.add", Map.of("owner", "Noor", "points", 500));
        session.update("wallets.add", Map.of("owner", "Ada", "points", -500));
        session.commit();
    } catch (PersistenceException failure) {
        session.rollback();
        show(state(failure));
    }
    show(session.selectList("wallets.findAll"));

    step("Where a transaction stands", """
        The driver knows from the server's last answer whether a transaction is open. A query opens one, too. And here is a
        trap: MyBatis's `commit()` and `rollback()` do nothing where it has seen no change; the transaction stays open, and
        keeps what it holds. `commit(true)` and `rollback(true)` mean it.
        """);
    session.rollback(true);   // the query above has opened one
    show(status(session));
    session.selectList("wallets.findAll");
    session.commit();
    show(status(session));
    session.commit(true);
    show(status(session));

    step("Autocommit", """
        A plain JDBC connection begins in *autocommit* mode: each statement is a transaction of its own, and what it did is there
        for all at once. Then there is nothing to roll back. Some commands demand it: `VACUUM` and `CREATE DATABASE` refuse to
        run within a transaction (`25001`).
        """);
    try (var connection = connection(); var statement = connection.createStatement()) {
        show(connection.getAutoCommit());
        statement.execute("VACUUM wallets");
        connection.setAutoCommit(false);
        statement.execute("SELECT 1");
        statement.execute("VACUUM wallets");
    } catch (SQLException failure) {
        show(failure.getSQLState());
    }

    step("A savepoint", """
        An error fails the whole transaction. A *savepoint* is a place to go back to instead: what was done before it stays,
        what came after is undone, the error as well. Ada has a wallet already (`23505`), Zoë has none. The end decides over
        all of it, as ever: we commit.
        """);
    var connection = session.getConnection();
    session.insert("wallets.open", Map.of("owner", "Zoë"));
    var savepoint = connection.setSavepoint();
    try {
        session.insert("wallets.open", Map.of("owner", "Ada"));
    } catch (PersistenceException failure) {
        show(state(failure) + ", " + status(session));
        connection.rollback(savepoint);
        show(status(session));
    }
    session.commit();
    show(session.selectList("wallets.findAll"));
    session.rollback(true);

    step("What others commit meanwhile", """
        Now two sessions, a and b. The default level is READ COMMITTED. PostgreSQL never shows what is not committed: where a asks for
        READ UNCOMMITTED, it gets the same. But each statement takes a new *snapshot*; so when b commits between two queries
        of a, the same question has two answers.
        """);
    data("wallets");
    try (var a = session("a"); var b = session("b")) {
        show(a.getConnection().getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED);
        a.getConnection().setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
        b.update("wallets.add", Map.of("owner", "Ada", "points", 5));
        show(a.<Integer>selectOne("wallets.find", "Ada"));
        b.commit();
        show(a.<Integer>selectOne("wallets.find", "Ada"));
    }

    step("One snapshot for all", """
        At REPEATABLE READ, the first statement takes a snapshot for the whole transaction: a report adds up, however many queries
        it needs. The level is chosen before that. JDBC's `setTransactionIsolation` chooses for all further transactions of
        the connection; and `setReadOnly`, that they change nothing. What b has committed, a sees in its next one.
        """);
    data("wallets");
    try (var a = session("a"); var b = session("b")) {
        a.getConnection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        a.getConnection().setReadOnly(true);
        show(a.<Integer>selectOne("wallets.total"));
        b.update("wallets.add", Map.of("owner", "Ada", "points", 5));
        b.commit();
        show(a.<Integer>selectOne("wallets.total"));
        a.rollback(true);
        show(a.<Integer>selectOne("wallets.total"));
    }

    step("Who waits for whom", """
        A query waits for no change. But who changes a row that another transaction has changed waits for its end: here b, in
        the background. `pg_locks` tells: b wants a's *transactionid*, held until a ends. Then b goes on with the row as a has
        left it. The picture, read from top to bottom, comes from `pg_locks`, too.
        """);
    data("wallets");
    try (var a = session("a")) {
        a.update("wallets.add", Map.of("owner", "Ada", "points", 10));
        background("b", () -> {
            try (var b = session("b")) {
                b.update("wallets.add", Map.of("owner", "Ada", "points", 20));
                b.commit();
            }
        });
        awaitBlocked("b");
        show(session.selectList("wallets.findWaiting"));
        a.commit();
        show(timeLine("a", "b"));
        show(a.<Integer>selectOne("wallets.find", "Ada"));
    }
    session.rollback(true);

    step("The lost update", """
        The same two gifts, but now each session reads, adds in Java, and writes the sum. b reads before a has committed, and so
        both read 100. b waits for a again; then it overwrites what a has written. 130 would be right. There is no error, and
        nobody is told: ten points are lost.
        """);
    data("wallets");
    try (var a = session("a")) {
        addInJava(a, "Ada", 10);
        background("b", () -> {
            try (var b = session("b")) {
                addInJava(b, "Ada", 20);
                b.commit();
            }
        });
        awaitBlocked("b");
        a.commit();
        show(timeLine("a", "b"));
        show(a.<Integer>selectOne("wallets.find", "Ada"));
    }

    step("Refused instead of lost", """
        At REPEATABLE READ the server does not let that pass. b waits for a as before; but once a has committed, the row is not
        the one of b's snapshot any more, and the statement fails with `40001`, a *serialization failure*. That is no fault in
        b: it only came second.
        """);
    data("wallets");
    try (var a = session("a")) {
        addInJava(a, "Ada", 10);
        background("b", () -> {
            try (var b = session("b")) {
                b.getConnection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                addInJava(b, "Ada", 20);
                b.commit();
            } catch (PersistenceException failure) {
                show(state(failure));
            }
        });
        awaitBlocked("b");
        a.commit();
        show(timeLine("a", "b"));
    }

    step("Try again", """
        What helps is the whole transaction once more, from its first query on, on a new snapshot: the second time b reads 110.
        As in lesson 05 the SQLSTATE says whether to try again, and the attempts have an end; but nothing has to be waited for.
        (Mail sent within the transaction would be sent twice.)
        """);
    data("wallets");
    try (var a = session("a")) {
        a.update("wallets.add", Map.of("owner", "Ada", "points", 10));
        background("b", () -> {
            try (var b = session("b")) {
                b.getConnection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                for (var attempt = 1; ; attempt++) {
                    try {
                        addInJava(b, "Ada", 20);
                        b.commit();
                        break;
                    } catch (PersistenceException failure) {
                        b.rollback(true);
                        if (!Set.of("40001", "40P01").contains(state(failure)) || attempt == 5) {
                            throw failure;
                        }
                    }
                }
            }
        });
        awaitBlocked("b");
        a.commit();
        show(timeLine("a", "b"));
    }

    step("As if one after the other", """
        The blog has a rule: both wallets together keep at least 100 points. a and b each find 150, and each takes 50: from
        different rows, so that nobody waits. Each alone is right, both together are not. Where all use
        SERIALIZABLE, only that passes which would also come about one after the other: b's `commit` is refused (`40001`).
        """);
    data("wallets");
    try (var a = session("a"); var b = session("b")) {
        a.getConnection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        b.getConnection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        show(a.<Integer>selectOne("wallets.total") + " and " + b.<Integer>selectOne("wallets.total"));
        a.update("wallets.add", Map.of("owner", "Ada", "points", -50));
        b.update("wallets.add", Map.of("owner", "Noor", "points", -50));
        a.commit();
        b.commit();
    } catch (PersistenceException failure) {
        show(state(failure));
    }
    show(session.<Integer>selectOne("wallets.total"));
    session.rollback(true);

    step("A report that disturbs nobody", """
        `SET TRANSACTION`, as the first statement, sets one transaction alone, whatever the connection has. READ ONLY forbids
        changes (`25006`). DEFERRABLE, with SERIALIZABLE and READ ONLY, waits at its first query for a snapshot that nobody can
        spoil: from then on, the report neither fails with `40001` nor lets others fail.
        """);
    session.update("wallets.beginReport");
    show(session.selectList("wallets.findAll"));
    try {
        session.update("wallets.add", Map.of("owner", "Ada", "points", 1));
    } catch (PersistenceException failure) {
        show(state(failure));
    }
    session.rollback();

    step("A deadlock", """
        a has changed Ada's row and wants Noor's; b has changed Noor's row and wants Ada's. Each waits for the other, for ever,
        were it not for the server: whoever has waited for a second looks for such a circle, and fails with `40P01` if there is
        one. The other goes on. The loser tries again, as after `40001`.
        """);
    data("wallets");
    try (var a = session("a")) {
        a.update("wallets.add", Map.of("owner", "Ada", "points", 10));
        background("b", () -> {
            try (var b = session("b")) {
                b.update("wallets.add", Map.of("owner", "Noor", "points", 20));
                b.update("wallets.add", Map.of("owner", "Ada", "points", -20));
            } catch (PersistenceException failure) {
                show("b: " + state(failure));
            }
        });
        awaitBlocked("b");
        background("a", () -> a.update("wallets.add", Map.of("owner", "Noor", "points", -10)));
        awaitBlocked("a");
        show(timeLine("a", "b"));
        a.commit();
        show(a.selectList("wallets.findAll"));
    }

    step("Everybody in the same order", """
        Better than to be caught in a circle is to make none: whoever needs several rows takes them in an order that all agree
        on, here that of the alphabet. b, too, begins with Ada's row, and just waits a little.
        """);
    data("wallets");
    try (var a = session("a")) {
        a.update("wallets.add", Map.of("owner", "Ada", "points", 10));
        background("b", () -> {
            try (var b = session("b")) {
                b.update("wallets.add", Map.of("owner", "Ada", "points", -20));
                b.update("wallets.add", Map.of("owner", "Noor", "points", 20));
                b.commit();
            }
        });
        awaitBlocked("b");
        a.update("wallets.add", Map.of("owner", "Noor", "points", -10));
        a.commit();
        show(timeLine("a", "b"));
        show(a.selectList("wallets.findAll"));
    }
    session.close();
}

// PostgreSQL's manual: 3.4 Transactions; 13.2 Transaction Isolation; 13.3.2 Row-Level Locks; 13.3.4 Deadlocks; 13.5 Serialization
// Failure Handling; 53.13 pg_locks; 9.27 System Information Functions (pg_blocking_pids); SET TRANSACTION; SAVEPOINT; VACUUM.

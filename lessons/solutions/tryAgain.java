///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Repeat a transaction that was refused with 40001, up to five attempts, and nothing else
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 7.3
// Hint: The loop of lesson 05 is the model: what ends it, and what is done between two attempts? Nothing
//   has to be waited for here.
// Hint: for (var attempt = 1; ; attempt++) around the try; a return after show("done"). In the
//   catch: roll back first, in any case.
// Hint: if (!"40001".equals(state(failure)) || attempt == 5) { show(state(failure)); return; } after the rollback.

import static howdah.Bootstrap.*;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/// What SQLSTATE the server has answered with.
String state(PersistenceException failure) {
    return ((SQLException) failure.getCause()).getSQLState();
}

/// Gives the next of the gifts, if one is left, in a session of its own.
void giveNext(String owner, Queue<Integer> gifts) {
    if (!gifts.isEmpty()) {
        try (var other = session("other")) {
            other.update("wallets.add", Map.of("owner", owner, "points", gifts.remove()));
            other.commit();
        }
    }
}

/// Reads, adds, writes, commits; meanwhile others give something, too.
void add(SqlSession session, String owner, int points, Queue<Integer> gifts) {
    int seen = session.selectOne("wallets.find", owner);
    giveNext(owner, gifts);
    session.update("wallets.set", Map.of("owner", owner, "points", seen + points));
    session.commit();
}

/// Adds points, and shows "done"; or shows why that is refused.
void addPatiently(SqlSession session, String owner, int points, Queue<Integer> gifts) {
    // The loop ends by return: with success, or with a failure that no further attempt mends.
    for (var attempt = 1; ; attempt++) {
        try {
            add(session, owner, points, gifts);
            show("done");
            return;
        } catch (PersistenceException failure) {
            session.rollback(true);
            if (!"40001".equals(state(failure)) || attempt == 5) {
                show(state(failure));
                return;
            }
        }
    }
}

void main() throws Exception {
    data("wallets");
    var gifts = new ArrayDeque<>(List.of(1, 2));
    try (var session = session()) {
        session.getConnection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        addPatiently(session, "Ada", 20, gifts);
        addPatiently(session, "Noor", -1000, gifts);
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let each of the two threads have a session of its own, so that neither undoes what the other does
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 13.2
// Hint: Ada should have got 10 points. Who has undone that, though it meant only what it had done itself?
// Hint: A session has one transaction, however many threads use it. What name could a second session have, beside session()?
// Hint: try (var giver = session("giver"); var doubter = session("doubter"); var threads = …), and each task gets one of
//   the two.

import static howdah.Bootstrap.*;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.ibatis.session.SqlSession;

/// Gives Ada 10 points; keeps to it, once the other has thought better of it.
int give(SqlSession session, CountDownLatch isGiven, CountDownLatch isUndone) throws InterruptedException {
    var rows = session.update("wallets.add", Map.of("owner", "Ada", "points", 10));
    isGiven.countDown();
    isUndone.await();
    session.commit();
    return rows;
}

/// Gives Noor 20 points, and thinks better of it.
int doubt(SqlSession session, CountDownLatch isGiven, CountDownLatch isUndone) throws InterruptedException {
    isGiven.await();
    var rows = session.update("wallets.add", Map.of("owner", "Noor", "points", 20));
    session.rollback();
    isUndone.countDown();
    return rows;
}

void main() throws Exception {
    data("wallets");
    var isGiven = new CountDownLatch(1);
    var isUndone = new CountDownLatch(1);
    // TODO: let each of the two threads have a session of its own
    try (var session = session(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var giving = threads.submit(() -> give(session, isGiven, isUndone));
        var doubting = threads.submit(() -> doubt(session, isGiven, isUndone));
        doubting.get();
        giving.get();
    }
    try (var session = session()) {
        show(session.selectList("wallets.findAll"));
    }
}

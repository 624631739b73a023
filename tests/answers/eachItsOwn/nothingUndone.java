// Noor

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
    session.commit();
    isUndone.countDown();
    return rows;
}

void main() throws Exception {
    data("wallets");
    var isGiven = new CountDownLatch(1);
    var isUndone = new CountDownLatch(1);
    try (var giver = session("giver"); var doubter = session("doubter");
         var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var giving = threads.submit(() -> give(giver, isGiven, isUndone));
        var doubting = threads.submit(() -> doubt(doubter, isGiven, isUndone));
        doubting.get();
        giving.get();
    }
    try (var session = session()) {
        show(session.selectList("wallets.findAll"));
    }
}

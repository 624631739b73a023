// Another session sees

import static howdah.Bootstrap.*;

import java.util.Map;
import org.apache.ibatis.session.SqlSession;

/// Does a job. Noor's address is out of date, which is found out too late.
void send(SqlSession session, Map<String, Object> job) {
    session.insert("threeAttempts.writeReceipt", job.get("task"));
    if (job.get("task").toString().endsWith("Noor")) {
        throw new IllegalStateException("unknown address");
    }
    session.update("jobs.finish", job.get("id"));
}

void main() {
    data("jobs");
    try (var session = session()) {
        Map<String, Object> job = session.selectOne("threeAttempts.next");
        while (job != null) {
            try {
                send(session, job);
                session.commit();
            } catch (IllegalStateException failure) {
                session.rollback();
                session.update("threeAttempts.countAttempt", job.get("id"));
                session.commit();
                break;
            }
            job = session.selectOne("threeAttempts.next");
        }
        show(session.selectList("jobs.findAll"));
    }
}

// was to be heard

import static howdah.Bootstrap.*;

import java.util.ArrayList;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;
import org.postgresql.PGConnection;

/// A notification, without the process that has sent it.
record Heard(String channel, String payload) {
}

/// Counts the posts; just then, somebody publishes one more.
int count(SqlSession session) {
    int posts = session.selectOne("news.countPosts");
    session.insert("news.insert", Map.of("title", "Meanwhile"));
    session.commit();
    return posts;
}

void main() throws Exception {
    data("blog");
    try (var listener = connection(); var session = session()) {
        session.update("news.createTrigger");
        session.commit();

        listener.createStatement().execute("LISTEN post");
        show(count(session));

        var heard = new ArrayList<Heard>();
        for (var each : listener.unwrap(PGConnection.class).getNotifications(500)) {
            heard.add(new Heard(each.getName(), each.getParameter()));
        }
        show(heard);
    }
}

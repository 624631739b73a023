///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Count the posts and hear of those that come later, also of one that comes at that very moment
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 14.1
// Hint: When is "Meanwhile" published, and since when does somebody listen? The server keeps nothing for who does not
//   listen yet.
// Hint: Listen first, then read: what comes in between is heard.
// Hint: Move listener.createStatement().execute("LISTEN posts") before the line that counts.

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

        // TODO: let no post be missed that comes after the count
        show(count(session));
        listener.createStatement().execute("LISTEN posts");

        var heard = new ArrayList<Heard>();
        for (var each : listener.unwrap(PGConnection.class).getNotifications(500)) {
            heard.add(new Heard(each.getName(), each.getParameter()));
        }
        show(heard);
    }
}

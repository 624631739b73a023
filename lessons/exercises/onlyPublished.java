///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Tell of each post that gets published, and of nothing else
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES onlyPublished.xml

// Exercise 14.2
// Hint: All posts are touched, and nearly all were published before. A trigger may have a condition: it knows the row
//   before the change, OLD, and after it, NEW.
// Hint: WHEN (…) stands between FOR EACH ROW and EXECUTE FUNCTION. Two things have to be true: the post is published now, and
//   it was not.
// Hint: FOR EACH ROW WHEN (NEW.published AND NOT OLD.published) EXECUTE FUNCTION announce()

import static howdah.Bootstrap.*;

import java.util.ArrayList;
import org.postgresql.PGConnection;

/// A notification, without the process that has sent it.
record Heard(String channel, String payload) {
}

void main() throws Exception {
    data("blog");
    try (var listener = connection(); var session = session()) {
        // the trigger is in onlyPublished.xml
        session.update("onlyPublished.createTrigger");
        session.commit();
        listener.createStatement().execute("LISTEN published");

        session.update("onlyPublished.publishAll");
        session.update("onlyPublished.praise");
        session.update("onlyPublished.withdraw");
        session.commit();

        var heard = new ArrayList<Heard>();
        for (var each : listener.unwrap(PGConnection.class).getNotifications(500)) {
            heard.add(new Heard(each.getName(), each.getParameter()));
        }
        show(heard);
    }
}

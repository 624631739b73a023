// 2 are missing

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

// Another session sees 1 row instead of 2

import static howdah.Bootstrap.*;

import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;

void main() {
    var server = ownServer();
    var session = session();
    session.update("test.createTable");
    session.commit();

    try {
        session.insert("test.insert", Map.of("num", 1, "data", "first"));
        server.terminateConnections();
        session.insert("test.insert", Map.of("num", 2, "data", "second"));
        session.commit();
    } catch (PersistenceException broken) {
        // A new session brings a new connection; the old one can do no more.
        session = session();
        session.insert("test.insert", Map.of("num", 2, "data", "second"));
        session.commit();
    }
    show(session.selectList("test.findAll"));
    session.close();
}

// open a new session

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
        // The first row was never committed, and went with the connection: the transaction is done again as a whole.
        session.insert("test.insert", Map.of("num", 1, "data", "first"));
        session.insert("test.insert", Map.of("num", 2, "data", "second"));
        session.commit();
    }
    show(session.selectList("test.findAll"));
    session.close();
}

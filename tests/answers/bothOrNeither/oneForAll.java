// Another session sees

import static howdah.Bootstrap.*;

import java.sql.SQLException;
import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/// Gives points, or shows why that is refused.
void give(SqlSession session, String from, String to, int points) {
    try {
        session.update("wallets.add", Map.of("owner", to, "points", points));
        session.update("wallets.add", Map.of("owner", from, "points", -points));
    } catch (PersistenceException failure) {
        show(((SQLException) failure.getCause()).getSQLState());
        session.rollback();
    }
}

void main() {
    data("wallets");
    try (var session = session()) {
        give(session, "Ada", "Noor", 30);
        give(session, "Ada", "Noor", 500);
        give(session, "Noor", "Ada", 20);
        session.commit();
    }
}

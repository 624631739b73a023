// it should be "taken"

import static howdah.Bootstrap.*;

import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/// A user as `users.insert` takes one.
record User(String name, String timeZone) {
}

/// Makes a user, and shows whether it could be done; an error of any other kind is let out.
void register(SqlSession session, String name, String timeZone) {
    try {
        show("welcome");
        session.insert("users.insert", new User(name, timeZone));
        session.commit();
    } catch (PersistenceException failure) {
        session.rollback();
        if (failure.getCause() instanceof SQLException cause && "23505".equals(cause.getSQLState())) {
            show("taken");
        } else {
            throw failure;
        }
    }
}

void main() {
    data("blog");
    try (var session = session()) {
        register(session, "Grace", "UTC");
        register(session, "Ada", "UTC");
        register(session, "Edsger", null);
    }
}

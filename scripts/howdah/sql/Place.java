package howdah.sql;

import howdah.database.Database;
import howdah.database.NamedConnection;
import howdah.database.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Where sessions are: a lesson's database that is in use, or one that is only visited.
interface Place {

    NamedConnection session(String name);

    /// The names of the sessions that are open.
    List<String> names();

    /// A connection beside the sessions, for the caller to close.
    Connection extra();

    /// What the session of that name waits for.
    Optional<Database.LockWait> lockWait(String name) throws SQLException;

    static Place of(Database database) {
        return new Place() {
            @Override
            public NamedConnection session(String name) {
                return database.connection(name);
            }

            @Override
            public List<String> names() {
                return database.sessionNames();
            }

            @Override
            public Connection extra() {
                return database.connect();
            }

            @Override
            public Optional<Database.LockWait> lockWait(String name) throws SQLException {
                return database.lockWait(name);
            }
        };
    }

    static Place of(Visit visit) {
        var only = visit.connection("sql");
        return new Place() {
            @Override
            public NamedConnection session(String name) {
                return only;
            }

            @Override
            public List<String> names() {
                return List.of(only.name());
            }

            @Override
            public Connection extra() {
                return visit.connect();
            }

            @Override
            public Optional<Database.LockWait> lockWait(String name) {
                return Optional.empty();
            }
        };
    }
}

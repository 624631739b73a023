package howdah.sql;

import howdah.database.Database;
import howdah.database.NamedConnection;
import howdah.database.Visit;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Where sessions are: a lesson's database that is in use, or one that is only visited.
interface Place {

    NamedConnection session(String name);

    /// The names of the sessions that are open.
    List<String> names();

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
                return database.sessionNames().stream().filter(name -> !name.equals(LiveCatalogue.SESSION)).toList();
            }

            @Override
            public Optional<Database.LockWait> lockWait(String name) throws SQLException {
                return database.lockWait(name);
            }
        };
    }

    static Place of(Visit visit) {
        var sessions = new ConcurrentHashMap<String, NamedConnection>();
        return new Place() {
            @Override
            public NamedConnection session(String name) {
                return sessions.computeIfAbsent(name, visit::connection);
            }

            @Override
            public List<String> names() {
                return List.of(SqlCells.SESSION);
            }

            @Override
            public Optional<Database.LockWait> lockWait(String name) {
                return Optional.empty();
            }
        };
    }
}

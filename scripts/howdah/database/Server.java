package howdah.database;

import java.util.List;
import java.util.function.Consumer;

/// A PostgreSQL server that this process may use until it closes it: embedded, in a container, or external.
interface Server extends AutoCloseable {

    /// What the course needs of a server of Howdah's own, as lines of `postgresql.conf`. Durability is given up for speed, since
    /// all that is there can be made again.
    List<String> SETTINGS = List.of("wal_level=logical", "max_prepared_transactions=20", "max_connections=200",
        "shared_preload_libraries=pg_stat_statements", "fsync=off", "full_page_writes=off");

    /// The roles to work as, and the database to copy.
    Roles roles();

    /// The role that makes and drops databases.
    default Endpoint runner() {
        return roles().runner();
    }

    /// The role that lessons connect as.
    default Endpoint learner() {
        return roles().learner();
    }

    /// The database a new one is copied from, or null for the server's own default.
    default String template() {
        return roles().template();
    }

    /// Whether copies of the template are made ahead, for the lessons that come next.
    default boolean hasSpares() {
        return template() != null;
    }

    /// For a sentence: `embedded PostgreSQL 18.6`, `PostgreSQL in a container (postgres:18)`.
    String description();

    /// Starts it again, if it is Howdah's to run and has died meanwhile; else does nothing.
    ///
    /// @throws howdah.show.Failure if it cannot be
    default void revive(Consumer<String> progress) {
    }

    @Override
    void close();
}

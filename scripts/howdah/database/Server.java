package howdah.database;

/// A PostgreSQL server that this process may use until it closes it: embedded, in a container, or external.
interface Server extends AutoCloseable {

    /// The role that makes and drops databases.
    Endpoint runner();

    /// The role that lessons connect as.
    Endpoint learner();

    /// The database a new one is copied from, or null for the server's own default.
    String template();

    /// For a sentence: `embedded PostgreSQL 18.6`, `PostgreSQL in a container (postgres:18)`.
    String description();

    @Override
    void close();
}

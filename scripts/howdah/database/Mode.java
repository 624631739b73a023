package howdah.database;

/// Which PostgreSQL is used: one that Howdah runs itself, one in a container, or one that is already there.
enum Mode {
    EMBEDDED, CONTAINER, EXTERNAL
}

package howdah.database;

/// Which PostgreSQL is used: one that Howdah runs itself, one in a container, or one that is already there;
/// or, where a lesson asks for it, an embedded one of its own.
enum Mode {
    EMBEDDED, CONTAINER, EXTERNAL, OWN
}

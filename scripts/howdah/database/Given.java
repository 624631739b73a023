package howdah.database;

/// What one process of Howdah's gives another: an environment variable, or a system property of that name, which can
/// still be set in a process that was started ahead.
final class Given {

    private Given() {
    }

    /// The value, or null if nothing was given.
    static String value(String name) {
        var value = System.getProperty(name, System.getenv(name));
        return value == null || value.isBlank() ? null : value;
    }
}

package howdah.database;

import howdah.show.Failure;
import howdah.show.Nearest;
import java.util.List;

/// One value, and where it was found.
///
/// @param name     libpq's or Howdah's name for it, such as `PGHOST`
/// @param value    what is used, a secret too; [#printable()] is for eyes
/// @param variable the name it was found under: its own, or `DATABASE_URL` for a part of that
/// @param place    `environment`, `.env` with its path, `~/.pgpass`, or [#DEFAULT]
record Setting(String name, String value, String variable, String place) {

    /// The place of a value that nobody set.
    static final String DEFAULT = "default";

    boolean isDefault() {
        return place.equals(DEFAULT);
    }

    private boolean isSecret() {
        return name.equals("PGPASSWORD") || name.equals("DATABASE_URL");
    }

    /// The value; of a secret only whether there is one.
    String printable() {
        if (value.isEmpty()) {
            return "not set";
        }
        return isSecret() ? "set" : value;
    }

    /// `.env`, or `DATABASE_URL in .env`.
    String origin() {
        return variable.equals(name) ? place : variable + " in " + place;
    }

    /// For a list of what was found in one place: `PGHOST`, `DATABASE_URL`, `PGPASSWORD: set`.
    String label() {
        return variable.equals(name) && isSecret() ? name + ": set" : variable;
    }

    /// `PGPORT=abc`; of a part of a URL no value, for what was taken for a port may be a password that lost its `@`.
    String shown() {
        return variable.equals(name) ? name + "=" + printable() : "What stands for " + name + " in " + variable;
    }

    /// Wrong usage: `what` says in what way this value cannot be used.
    Failure wrong(String what) {
        return Failure.usage(what).settings(place + " (" + label() + ")");
    }

    Failure notOneOf(List<String> words) {
        return wrong(shown() + " is not one of " + String.join(", ", words) + ".").next(Nearest.advice(value, words));
    }

    @Override
    public String toString() {
        return name + "=" + printable() + " (" + origin() + ")";
    }
}

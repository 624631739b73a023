package howdah.database;

import howdah.show.Failure;
import java.sql.SQLException;
import java.util.Map;

/// What a step cannot do without, beyond plain PostgreSQL 14: it is asked for before the step's code runs.
public final class Need {

    private static final String EMBEDDED = "HOWDAH_DATABASE=embedded runs it on Howdah's own PostgreSQL "
        + Binaries.VERSION.replaceFirst("\\..*", "");

    /// The columns of pg_roles in which an attribute stands.
    private static final Map<String, String> ATTRIBUTES = Map.of("SUPERUSER", "rolsuper", "CREATEDB", "rolcreatedb",
        "CREATEROLE", "rolcreaterole", "REPLICATION", "rolreplication", "BYPASSRLS", "rolbypassrls");

    /// That something is not there.
    ///
    /// @param what what is needed, and what there is instead
    /// @param next what to do about it
    public record Lack(String what, String next) {

        /// One line.
        @Override
        public String toString() {
            return "Skipped: this needs %s. Next: %s".formatted(what, next);
        }
    }

    private interface Question {

        /// @return null if it is there
        Lack ask(Database database) throws SQLException;
    }

    private final Question question;

    private Need(Question question) {
        this.question = question;
    }

    /// @param version a major version, such as 17; newer ones will do
    public static Need postgresql(int version) {
        return new Need(database -> {
            var found = database.serverValue("SHOW server_version").replaceFirst(" .*", "");
            return Integer.parseInt(found.replaceFirst("\\D.*", "")) >= version ? null
                : new Lack("PostgreSQL %d or newer, and the server is %s".formatted(version, found), EMBEDDED);
        });
    }

    /// @param name  of a setting of the server, such as `wal_level`
    /// @param value which it has to have
    public static Need setting(String name, String value) {
        return new Need(database -> {
            var found = database.serverValue("SELECT current_setting(?, true)", name);
            return value.equalsIgnoreCase(found) ? null : settingLack("%s = %s".formatted(name, value), name, value, found);
        });
    }

    /// @param atLeast the lowest value that will do
    public static Need setting(String name, int atLeast) {
        return new Need(database -> {
            var found = database.serverValue("SELECT setting FROM pg_settings WHERE name = ?", name);
            return found != null && Double.parseDouble(found) >= atLeast ? null
                : settingLack("%s = %d or more".formatted(name, atLeast), name, "" + atLeast, found);
        });
    }

    private static Lack settingLack(String needed, String name, String value, String found) {
        return new Lack("%s, and the server has %s".formatted(needed, found == null ? "no such setting" : found),
            "set %s = %s in postgresql.conf and restart the server; or %s".formatted(name, value, EMBEDDED));
    }

    /// An extension in the lesson's database. Where it is not there yet it is created, if the lesson's role may do that and the
    /// database is the lesson's own.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/sql-createextension.html">CREATE EXTENSION</a>
    public static Need extension(String name) {
        return new Need(database -> {
            var why = database.createExtension(name);
            return why == null ? null : new Lack("the extension %s, and %s".formatted(name, why), EMBEDDED);
        });
    }

    /// An attribute of the role that the lesson connects as; a superuser has them all.
    ///
    /// @param name such as `REPLICATION`
    /// @see <a href="https://www.postgresql.org/docs/18/role-attributes.html">Role Attributes</a>
    public static Need attribute(String name) {
        var column = ATTRIBUTES.get(name);
        if (column == null) {
            throw Failure.usage("A role has no attribute \"%s\".".formatted(name))
                .next("one of " + String.join(", ", ATTRIBUTES.keySet().stream().sorted().toList()));
        }
        return new Need(database -> {
            var has = database.serverValue("SELECT rolsuper OR %s FROM pg_roles WHERE rolname = ?".formatted(column), database.user());
            return "t".equals(has) ? null
                : new Lack("the attribute %s, and the role \"%s\" does not have it".formatted(name, database.user()),
                    "a superuser runs ALTER ROLE \"%s\" %s; or %s".formatted(database.user(), name, EMBEDDED));
        });
    }

    /// A server that the lesson has for itself, see [OwnServer].
    public static Need serverOfOurOwn() {
        return new Need(database -> {
            try {
                database.fetchBinaries();
                return null;
            } catch (Failure none) {
                return new Lack("a server of its own, and none can run here",
                    none.next() == null ? "`jbang doctor` shows what is missing" : none.next());
            }
        });
    }

    /// An engine for containers, such as Docker or Podman.
    public static Need containers() {
        return new Need(database -> ContainerServer.isEngineThere() ? null
            : new Lack("a container engine, and none answers", "start Docker or Podman"));
    }

    /// @return null if it is there
    public Lack lack(Database database) {
        try {
            return question.ask(database);
        } catch (SQLException failure) {
            throw Failure.noDatabase("The server does not tell what it has.").cause(failure).next("run the lesson again");
        }
    }
}

package howdah.database;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Drops what lessons have left and nobody uses.
record Reset(Server server, Connection runner) {

    /// @param name of one lesson's place, or null for all
    /// @return the names of what was dropped
    /// @throws Failure if that place is in use
    List<String> drop(String name) throws SQLException {
        var dropped = new ArrayList<String>();
        var databases = new MarkedDatabases(server, runner);
        for (var place : databases.list()) {
            if (isMeant(place.name(), name) && take(place.name(), name)) {
                databases.drop(place.name());
                dropped.add(place.name());
            }
        }
        for (var schema : schemas()) {
            if (isMeant(schema, name) && take(schema, name)) {
                Sql.execute(runner, "DROP SCHEMA %s CASCADE".formatted(schema));
                dropped.add(schema);
            }
        }
        return dropped;
    }

    /// A lesson that runs several times at once has numbered places; snapshots belong to a runner.
    private static boolean isMeant(String place, String name) {
        return name == null ? !Snapshots.isSnapshot(place) : place.matches(Pattern.quote(name) + "(_\\d+)?");
    }

    private boolean take(String place, String name) throws SQLException {
        var isFree = LessonDatabase.isFree(runner, place);
        if (!isFree && name != null) {
            throw Failure.usage("%s is in use by a lesson that is running.".formatted(place)).next("end it first");
        }
        return isFree;
    }

    private List<String> schemas() throws SQLException {
        var names = Sql.value(runner, """
            SELECT string_agg(nspname, ',' ORDER BY nspname) FROM pg_namespace
            WHERE obj_description(oid, 'pg_namespace') = ? AND pg_has_role(nspowner, 'MEMBER')
            """, MarkedDatabases.MARK);
        return names == null ? List.of() : List.of(names.split(","));
    }
}

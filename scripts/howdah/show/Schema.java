package howdah.show;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables and views of one schema of a database.
public record Schema(String name, List<Relation> relations) implements Picture {

    /// A table, or what is used like one.
    ///
    /// @param kind        `table`, `view`, `materialized view`, `partitioned table` or `foreign table`
    /// @param constraints all but NOT NULL
    /// @param indexes     those that no constraint made
    public record Relation(String name, String kind, List<Column> columns, List<Constraint> constraints, List<Index> indexes) {
    }

    /// @param type  as PostgreSQL writes it: `character varying(100)`
    /// @param value where a row's value comes from if it is not given: `DEFAULT …` or `GENERATED …`; empty if from nowhere
    public record Column(String name, String type, boolean nullable, String value) {
    }

    /// @param kind       what it demands
    /// @param columns    the columns that it is about, in its order; empty for some checks
    /// @param definition as PostgreSQL writes it: `CHECK ((num > 0))`
    /// @param target     for a foreign key the table that it points at, else empty; with its schema, if that is another
    /// @param targetColumns for a foreign key the columns that it points at, else empty
    public record Constraint(String name, Kind kind, List<String> columns, String definition, String target,
                             List<String> targetColumns) {

        public enum Kind { PRIMARY_KEY, FOREIGN_KEY, UNIQUE, CHECK, EXCLUSION }
    }

    /// @param definition what follows the table's name in CREATE INDEX: `btree (user_id) WHERE published`
    public record Index(String name, boolean unique, String definition) {
    }

    /// The schema in which the connection makes its tables.
    public static Schema of(Connection connection) throws SQLException {
        return of(connection, connection.getSchema());
    }

    /// @param name a schema's; one that does not exist has no relations
    public static Schema of(Connection connection, String name) throws SQLException {
        return new SchemaReader(connection, name).read();
    }
}

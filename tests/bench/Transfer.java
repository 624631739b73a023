package howdah.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/// Brings a million rows in or out by JDBC, on the server that `PGHOST` and the others name. Prints
/// `{"seconds": …, "memory": …}`, that is MiB at the peak, as JSON.
final class Transfer {

    private static final int ROWS = 1_000_000;
    private static final int PAGE = 1000;

    private Transfer() {
    }

    private interface Method {

        /// @return how many rows there were
        long run(Connection connection) throws SQLException, IOException;
    }

    /// @param arguments one of `copy`, `batch`, `values`, `cursor`
    public static void main(String[] arguments) throws SQLException, IOException {
        Method method = switch (arguments[0]) {
            case "copy" -> Transfer::copy;
            case "batch" -> Transfer::batch;
            case "values" -> Transfer::values;
            default -> Transfer::cursor;
        };
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            var begin = System.nanoTime();
            var count = method.run(connection);
            connection.commit();
            var seconds = (System.nanoTime() - begin) / 1e9;
            if (count != ROWS) {
                throw new IllegalStateException(count + " rows instead of " + ROWS);
            }
            IO.println("{\"seconds\": %s, \"memory\": %s}".formatted(seconds, memory()));
        }
    }

    private static Connection connect() throws SQLException {
        var environment = System.getenv();
        var properties = new Properties();
        properties.setProperty("user", environment.get("PGUSER"));
        properties.setProperty("password", environment.get("PGPASSWORD"));
        properties.setProperty("reWriteBatchedInserts", "true");
        return new Driver().connect("jdbc:postgresql://%s:%s/%s".formatted(environment.get("PGHOST"), environment.get("PGPORT"),
            environment.get("PGDATABASE")), properties);
    }

    private static void createTable(Connection connection) throws SQLException {
        Sql.execute(connection, "CREATE TEMPORARY TABLE transfer (id integer, title text, points integer)");
    }

    private static long copy(Connection connection) throws SQLException, IOException {
        createTable(connection);
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY transfer FROM STDIN", lines());
    }

    /// The rows as text, made as they are read.
    private static InputStream lines() {
        Iterator<InputStream> pages = IntStream.range(0, ROWS / PAGE).<InputStream>mapToObj(page -> new ByteArrayInputStream(
            IntStream.rangeClosed(page * PAGE + 1, (page + 1) * PAGE).mapToObj(n -> n + "\tpost " + n + "\t" + n % 100 + "\n")
                .collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8))).iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return pages.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return pages.next();
            }
        });
    }

    private static long batch(Connection connection) throws SQLException {
        createTable(connection);
        try (var insert = connection.prepareStatement("INSERT INTO transfer VALUES (?, ?, ?)")) {
            for (var n = 1; n <= ROWS; n++) {
                insert.setInt(1, n);
                insert.setString(2, "post " + n);
                insert.setInt(3, n % 100);
                insert.addBatch();
                if (n % PAGE == 0) {
                    insert.executeBatch();
                }
            }
        }
        return count(connection);
    }

    private static long values(Connection connection) throws SQLException {
        createTable(connection);
        var page = IntStream.range(0, PAGE).mapToObj(row -> "(?, ?, ?)").collect(Collectors.joining(", "));
        try (var insert = connection.prepareStatement("INSERT INTO transfer VALUES " + page)) {
            for (var n = 1; n <= ROWS; n++) {
                var first = (n - 1) % PAGE * 3;
                insert.setInt(first + 1, n);
                insert.setString(first + 2, "post " + n);
                insert.setInt(first + 3, n % 100);
                if (n % PAGE == 0) {
                    insert.executeUpdate();
                }
            }
        }
        return count(connection);
    }

    private static long count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("SELECT count(*) FROM transfer")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long cursor(Connection connection) throws SQLException {
        var count = 0;
        try (var select = connection.prepareStatement(
            "SELECT n AS id, 'post ' || n AS title, n % 100 AS points FROM generate_series(1, ?) AS n")) {
            select.setFetchSize(PAGE);
            select.setInt(1, ROWS);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    count += rows.getInt(1) > 0 && !rows.getString(2).isEmpty() && rows.getInt(3) >= 0 ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static double memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
            .mapToDouble(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0).findFirst().orElseThrow();
    }
}

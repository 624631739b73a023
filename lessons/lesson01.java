///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Connect to PostgreSQL, create a table, put a row into it and read it back
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: open a connection, run statements in a session, commit and close.
// Not here: rows as records (lesson 02), parameters of all kinds (03), errors (04).
// Needs: nothing.

import static howdah.Bootstrap.*;

import java.sql.DriverManager;
import java.util.Map;

void main() throws Exception {

    step("Find the driver", """
        Java speaks to every database through one interface, JDBC. What speaks PostgreSQL's own protocol is a *driver*: the
        library `org.postgresql:postgresql`, which a line `//DEPS` in `scripts/howdah/database/Database.java` names for all
        lessons. It announces itself to Java; there is nothing to load by hand. What we want to see, we hand to `show`.
        """);
    var driver = DriverManager.getDriver("jdbc:postgresql:");
    show(driver.getClass().getName() + " " + driver.getMajorVersion() + "." + driver.getMinorVersion());

    step("Connect", """
        A *connection* is a conversation with one database, held by one user. It takes a host, a port, a
        database, a user and a password, and what options there are. A password never stands in the program itself:
        `password()` fetches it, as the others are fetched, from where it is kept (lesson 06 tells where).
        """);
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    var connection = DriverManager.getConnection(url, user(), password());
    show(connection.getMetaData().getDatabaseProductName());

    step("Open a session", """
        On top of JDBC this course uses MyBatis: the SQL stands in a file of its own, a *mapper*, and is called by
        its name. What calls it is a *session*. Like psycopg2's cursor it runs statements and fetches rows; unlike it,
        it has a connection of its own. `selectList` fetches the rows of a query: here `whoAmI` in `mappers/test.xml`.
        """);
    var session = session();
    show(session.selectList("test.whoAmI"));

    step("Create a table", """
        `test.createTable` makes a table of three columns. Its `id` is of type `serial`: an integer that PostgreSQL counts
        up from 1 where a row is inserted without one. We can ask the database what it has made of that.
        """);
    session.update("test.createTable");
    show(session.selectList("test.describe"));

    step("Insert a row", """
        The statement has two holes, `#{num}` and `#{data}`; the map fills them. The values travel beside the SQL,
        never as a part of it: so the apostrophe in `abc'def` is an ordinary character. The answer is the number of
        rows inserted.
        """);
    var inserted = session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    show(inserted);

    step("Read it back", """
        Each row comes as a map from the column's name to its value. The row that we have just inserted is there, and it has
        got the `id` 1; but until we commit, nobody else can see it.
        """);
    var rows = session.selectList("test.findAll");
    show(rows);

    step("Commit and close", """
        All we did since the session was opened is one transaction. `commit` makes it permanent, and visible to the
        other connection; without it, closing the session would undo it all. Whatever was opened is closed again (by `try`,
        what stands in its head): a server has room for a limited number of connections.
        """);
    session.commit();
    session.close();
    try (var statement = connection.createStatement(); var found = statement.executeQuery("SELECT num, data FROM test")) {
        show(found);
    }
    connection.close();
}

// PostgreSQL's manual: 3.4 Transactions; 8.1.4 Serial Types; CREATE TABLE; INSERT.

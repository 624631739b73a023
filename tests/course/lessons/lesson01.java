///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Put a row into a table
//SOURCES ../../../scripts/howdah/Bootstrap.java

// Needs: nothing.

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {

    step("Create a table", """
        A session runs the statements of a mapper by their names. This one makes a table of three columns, in which
        there are no rows at first.
        """);
    var session = session();
    session.update("test.createTable");
    show(session.selectList("test.findAll"));

    step("Insert a row", """
        The values travel beside the SQL, in a map. What comes back is the number of rows inserted; the row itself can
        be read at once, by this session.
        """);
    var inserted = session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    show(inserted);
    show(session.selectList("test.findAll"));

    step("Commit and close", """
        Until we commit, nobody else sees the row. Then the session is closed, since a server has room for a limited
        number of connections.
        """);
    session.commit();
    show("committed");
    session.close();
}

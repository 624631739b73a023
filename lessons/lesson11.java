///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Read a million rows in little memory, scroll to and fro, and keep a cursor open
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: read a result of any size in little memory, tell when the driver does that and when not, use the cursors of
//   SQL itself, and do without any.
// Not here: many rows on their way to the server (lesson 10).
// Needs: lessons 02 and 07.
// How much memory is used differs a little from run to run; it is shown to the nearest 100 MB, which does not.

import static howdah.Bootstrap.*;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.SqlSession;

/// An entry of the archive.
record Entry(int id, String title) {
}

/// How much memory is used by then, read in the one way and in the other.
record Memory(int read, long allAtOnce, long aThousandAtATime) {
}

/// How many MB this program's objects take, garbage apart.
long used() {
    System.gc();
    var memory = Runtime.getRuntime();
    return (memory.totalMemory() - memory.freeMemory()) / 1_000_000;
}

/// How many MB have come since then, to the nearest 100.
long since(long before) {
    return Math.round((used() - before) / 100.0) * 100;
}

/// Reads a million entries; looks at the memory before them, at the first one, and after each quarter.
List<Long> read(SqlSession session, String statement) throws Exception {
    var before = used();
    var memory = new ArrayList<Long>(List.of(0L));
    try (Cursor<Entry> cursor = session.selectCursor(statement, 1_000_000)) {
        for (var entry : cursor) {
            if (entry.id() == 1 || entry.id() % 250_000 == 0) {
                memory.add(since(before));
            }
        }
    }
    return memory;
}

/// What SQLSTATE the server has answered with, whatever it is wrapped in.
String state(Throwable failure) {
    return failure instanceof SQLException answer ? answer.getSQLState() : state(failure.getCause());
}

void main() throws Exception {

    step("All at once", """
        The archive has a million entries, made by `generate_series`. `selectCursor` hands out one after the other; and yet, when
        the first one is there, the driver holds them all. Unless told otherwise it fetches a whole result before it returns from
        the query.
        """);
    var session = session();
    var before = used();
    try (Cursor<Entry> cursor = session.selectCursor("archive.all", 1_000_000)) {
        show(cursor.iterator().next());
        show(since(before) + " MB");
    }

    step("A thousand at a time", """
        `fetchSize="1000"` in the mapper (`setFetchSize` in JDBC, `itersize` in psycopg2) tells the driver how many rows to fetch
        at a time. The server keeps the query open, and makes the next thousand when they are asked for. What has been read is
        garbage.
        """);
    try (Cursor<Entry> cursor = session.selectCursor("archive.byThousand", 1_000_000)) {
        show(cursor.iterator().next());
        show(since(before) + " MB");
    }

    step("The memory, drawn", """
        Both from the first entry to the last: a look at the memory before them, at the first, and after each quarter. All at
        once, everything is there before anything is read; a longer result takes more, until some day it is too much. By the
        thousand, the line stays at the bottom, also for a hundred million.
        """);
    var allAtOnce = read(session, "archive.all");
    var byThousand = read(session, "archive.byThousand");
    var looks = List.of(0, 1, 250_000, 500_000, 750_000, 1_000_000);
    var memory = new ArrayList<Memory>();
    for (var look = 0; look < looks.size(); look++) {
        memory.add(new Memory(looks.get(look), allAtOnce.get(look), byThousand.get(look)));
    }
    show(memory);
    show(lines("read", memory));

    step("The server waits, too", """
        A sequence counts the rows that the server has made: each row takes its next number. With a fetch size of 10, ten are made
        for the first row, and ten more for the eleventh. Who stops reading early has saved the rest of the work.
        """);
    session.update("archive.createTick");
    try (Cursor<Long> cursor = session.selectCursor("archive.byTen")) {
        var rows = cursor.iterator();
        rows.next();
        show("for row 1: " + session.selectOne("archive.made"));
        for (var row = 2; row <= 11; row++) {
            rows.next();
        }
        show("for row 11: " + session.selectOne("archive.made"));
    }
    session.rollback(true);

    step("Not without a transaction", """
        A query that is kept open lives within a transaction. In autocommit mode there is none to live in: the driver ignores the
        fetch size, without a word, and fetches everything. The view `pg_cursors` shows what a session has open: nothing at first,
        then the driver's cursor, whose name begins with `C_`.
        """);
    try (var connection = connection();
         var statement = connection.createStatement(); var other = connection.createStatement()) {
        statement.setFetchSize(10);
        for (var autocommit : List.of(true, false)) {
            connection.setAutoCommit(autocommit);
            try (var rows = statement.executeQuery("SELECT n FROM generate_series(1, 100) AS n")) {
                rows.next();
                var open = other.executeQuery("SELECT count(*) FROM pg_cursors WHERE name LIKE 'C\\_%'");
                open.next();
                show("autocommit " + autocommit + ": " + open.getInt(1) + " open");
            }
        }
    }

    step("Commit ends it", """
        With the transaction ends the cursor. Here we commit after each row: the first ten are in the driver's hands already, and
        come. The eleventh is the server's, which knows nothing of that query any more (`34000`). So either write in another
        session than you read in, or read on what survives a commit.
        """);
    session.update("archive.createTick");
    session.commit();
    var count = 0;
    try (Cursor<Long> cursor = session.selectCursor("archive.byTen")) {
        for (var number : cursor) {
            count++;
            session.commit(true);
        }
    } catch (RuntimeException failure) {
        show(count + " rows, then " + state(failure));
    }
    session.rollback(true);

    step("A cursor with a name", """
        SQL has cursors of its own: what psycopg2 calls a named cursor. `DECLARE` opens one for a query, `FETCH 3` fetches the
        next three rows, `MOVE` skips rows without fetching them, `CLOSE` closes it. Any statement of the same transaction may use
        it, by its name.
        """);
    data("blog");
    var connection = session.getConnection();
    try (var statement = connection.createStatement()) {
        statement.execute("DECLARE feed CURSOR FOR SELECT id, title FROM posts ORDER BY id");
        show(statement.executeQuery("FETCH 3 FROM feed"));
        show(statement.executeUpdate("MOVE 10 FROM feed") + " skipped");
        show(statement.executeQuery("FETCH 3 FROM feed"));
        statement.execute("CLOSE feed");
        show(session.<Integer>selectOne("archive.openCursors"));
    }

    step("There and back", """
        A cursor declared with `SCROLL` goes backwards, too, and to any place: `ABSOLUTE 2` is the second row, `ABSOLUTE -1` the
        last, `RELATIVE` counts from where we are, `BACKWARD 2` fetches the two rows before the one we stand on. With `NO SCROLL`
        the server refuses (`55000`). If neither is said, it depends on the plan.
        """);
    try (var statement = connection.createStatement()) {
        statement.execute("DECLARE feed SCROLL CURSOR FOR SELECT id, title FROM posts ORDER BY id");
        show(statement.executeQuery("FETCH ABSOLUTE -1 FROM feed"));
        show(statement.executeQuery("FETCH BACKWARD 2 FROM feed"));
        show(statement.executeQuery("FETCH ABSOLUTE 2 FROM feed"));
        statement.execute("CLOSE feed");
        statement.execute("DECLARE feed NO SCROLL CURSOR FOR SELECT id, title FROM posts ORDER BY id");
        statement.executeQuery("FETCH PRIOR FROM feed");
    } catch (SQLException failure) {
        connection.rollback();
        show(state(failure));
    }

    step("Scrolling in Java", """
        A JDBC result can be scrolled, too: `last`, `previous`, `absolute`. But the driver does that with rows that it holds, and
        so it fetches them all, whatever the fetch size is: no cursor is open. That is fine for twenty rows. For a million, scroll
        in the server.
        """);
    try (var statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
        statement.setFetchSize(5);
        var rows = statement.executeQuery("SELECT id, title FROM posts ORDER BY id");
        rows.last();
        show(rows.getRow() + " " + rows.getString("title"));
        rows.previous();
        show(rows.getRow() + " " + rows.getString("title"));
        rows.absolute(2);
        show(rows.getRow() + " " + rows.getString("title"));
        show(session.<Integer>selectOne("archive.openCursors"));
    }

    step("Beyond the transaction", """
        `WITH HOLD` lets a cursor survive the commit: the server then runs the query to its end and keeps all rows, on its disk if
        need be, until `CLOSE` or the end of the connection. It shows them as they were, whatever is committed meanwhile.
        `pg_cursors` tells what a cursor can do.
        """);
    try (var statement = connection.createStatement()) {
        statement.execute("DECLARE feed SCROLL CURSOR WITH HOLD FOR SELECT id, rating FROM posts ORDER BY id");
        show(session.selectList("archive.declared"));
        connection.commit();
        statement.executeUpdate("UPDATE posts SET rating = 1");
        connection.commit();
        show(statement.executeQuery("FETCH 3 FROM feed"));
        statement.execute("CLOSE feed");
        connection.commit();
    }

    step("The row it stands on", """
        `WHERE CURRENT OF feed` changes the row that the cursor stands on, so that a program can look at each row and then decide.
        `FOR UPDATE` locks each row as it is fetched: nobody changes it between our look and our change. Where a condition can be
        written in SQL, one `UPDATE` for all is faster by far.
        """);
    try (var statement = connection.createStatement()) {
        statement.execute("DECLARE feed CURSOR FOR SELECT id, title FROM posts WHERE id <= 5 ORDER BY id FOR UPDATE");
        for (var row = statement.executeQuery("FETCH feed"); row.next(); row = statement.executeQuery("FETCH feed")) {
            if (row.getString("title").length() < 16) {
                session.update("archive.rate");
            }
        }
        statement.execute("CLOSE feed");
        show(statement.executeQuery("SELECT id, title, rating FROM posts WHERE id <= 5 ORDER BY id"));
    }
    session.rollback();

    step("A cursor from a function", """
        A function can open a cursor and return its name, as a `refcursor`. `FETCH` takes rows from it. Or ask the driver for the
        object (`getObject`): then it fetches what is left, as a `ResultSet`. So one function can give several results, and none
        of them has to be fetched as a whole.
        """);
    session.update("archive.createNewest");
    try (var statement = connection.prepareStatement("SELECT newest('feed', ?)")) {
        statement.setString(1, "Zoë");
        try (var opened = statement.executeQuery(); var other = connection.createStatement()) {
            opened.next();
            show(opened.getString(1));
            show(other.executeQuery("FETCH 1 FROM feed"));
            show((ResultSet) opened.getObject(1));
        }
    }
    session.rollback(true);

    step("Without a cursor", """
        A cursor keeps a transaction and a connection busy. Between two pages that somebody reads, minutes may pass: remember the
        last id that he has seen instead, and ask for the rows behind it. With an index on it each page costs the same, while
        `OFFSET` reads all that it skips.
        """);
    var seen = 0;
    for (var page = 1; page <= 3; page++) {
        // N+1 on purpose: each page is asked for when it is wanted.
        List<Entry> entries = session.selectList("archive.page", seen);
        show(entries);
        seen = entries.getLast().id();
        session.rollback(true);
    }
    session.close();
}

// PostgreSQL's manual: 7.6 LIMIT and OFFSET; 41.7 Cursors; 53.7 pg_cursors; 54.2.3 Extended Query; DECLARE; FETCH; MOVE; CLOSE;
// UPDATE.

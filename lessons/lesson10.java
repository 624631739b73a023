///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Put thousands of rows into a table, and get them out again, within a moment
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: choose between a batch, one statement with many rows, arrays and COPY; read and write CSV as COPY does; and
//   load what others have written without trusting it.
// Not here: more rows than fit into memory (lesson 11), what a plan costs (15).
// Needs: lessons 07 and 09.

import static howdah.Bootstrap.*;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/// A row of the table `test`, as `test.insert` takes it.
record TestRow(int num, String data) {
}

/// A value as COPY's text format has it.
String field(String value) {
    return value == null ? "\\N"
        : value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
}

void main() throws Exception {

    step("One by one", """
        Two thousand rows for the table of lesson 01, each by an `INSERT` of its own: that is two thousand times to the server
        and back. psycopg2's `executemany` is such a loop, too. We note how long each way takes, and draw it at the end; the
        rows themselves we take back each time.
        """);
    var session = session();
    session.update("test.createTable");
    session.commit();
    var rows = IntStream.range(0, 2000).mapToObj(n -> new TestRow(n, "row " + n)).toList();
    var times = new LinkedHashMap<String, Double>();
    var start = System.nanoTime();
    for (var row : rows) {
        session.insert("test.insert", row);
    }
    times.put("one by one", (System.nanoTime() - start) / 1e6);
    show(session.<Integer>selectOne("bulk.count"));
    session.rollback();

    step("A batch", """
        A *factory*, made of our session's configuration, opens sessions of other kinds. One of the type BATCH only collects what
        is inserted, and `flushStatements` sends it together, as psycopg2's `execute_batch` does: the server still runs two
        thousand statements, but nobody waits for each answer. Until then a wrong row goes unnoticed, and `insert` cannot tell
        how many rows there were.
        """);
    var factory = new SqlSessionFactoryBuilder().build(session.getConfiguration());
    try (var batch = factory.openSession(ExecutorType.BATCH)) {
        start = System.nanoTime();
        for (var row : rows) {
            batch.insert("test.insert", row);
        }
        var counts = batch.flushStatements().getFirst().getUpdateCounts();
        times.put("batch", (System.nanoTime() - start) / 1e6);
        show(counts.length + " counts, each of them " + counts[0]);
    }

    step("Rewritten by the driver", """
        With `reWriteBatchedInserts=true` in its URL, the driver makes a few `INSERT`s of many rows out of many of one row. The
        program stays as it is. The price: there is one answer for many rows, and a count of -2 says that it went well, but not
        how many rows it was.
        """);
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?reWriteBatchedInserts=true&" + options();
    try (var rewriting = DriverManager.getConnection(url, user(), password())) {
        rewriting.setAutoCommit(false);
        var batch = factory.openSession(ExecutorType.BATCH, rewriting);
        start = System.nanoTime();
        for (var row : rows) {
            batch.insert("test.insert", row);
        }
        var counts = batch.flushStatements().getFirst().getUpdateCounts();
        times.put("batch, rewritten", (System.nanoTime() - start) / 1e6);
        show(counts.length + " counts, each of them " + counts[0]);
        batch.close();
    }

    step("Many rows in one statement", """
        `VALUES` takes more than one row, and `foreach` writes them, as psycopg2's `execute_values` does. `RETURNING` gives all
        the new keys at once. A statement has room for 65,535 parameters, and two go into each row here; what is more has to go by
        pages.
        """);
    start = System.nanoTime();
    var ids = session.selectList("bulk.insertValues", Map.of("rows", rows));
    times.put("VALUES", (System.nanoTime() - start) / 1e6);
    show(ids.size() + " keys");
    session.rollback();

    step("One array for each column", """
        `unnest` makes rows out of arrays, the first of the first elements, and so on. That needs two parameters, however many
        rows there are. The text is the same each time, so that the server need not read a new one, and no rows at all are no
        error either: there is hardly a reason to write `VALUES` with `foreach`.
        """);
    var nums = rows.stream().map(TestRow::num).toArray(Integer[]::new);
    var data = rows.stream().map(TestRow::data).toArray(String[]::new);
    start = System.nanoTime();
    show(session.insert("bulk.insertArrays", Map.of("nums", nums, "data", data)));
    times.put("arrays", (System.nanoTime() - start) / 1e6);

    step("Change many rows", """
        The same arrays can stand in an `UPDATE`, joined with the table: each row gets a value of its own, by a single statement.
        `DELETE … USING` works alike. The rows of the step before are still there, so that there is something to change.
        """);
    var louder = rows.stream().map(row -> row.data().toUpperCase()).toArray(String[]::new);
    show(session.update("bulk.updateArrays", Map.of("nums", nums, "data", louder)));
    show(session.selectList("bulk.find"));
    session.rollback();

    step("COPY", """
        `COPY … FROM STDIN` is one statement, behind which the rows follow as a stream of text: no parameters, no plan for each
        row. Nothing takes rows in faster. The driver's own connection has it, as a `CopyManager`. A line is a row, a tab stands
        between two columns; a `Reader` may well be a file's.
        """);
    var copy = session.getConnection().unwrap(PGConnection.class).getCopyAPI();
    var text = rows.stream().map(row -> row.num() + "\t" + field(row.data()) + "\n").collect(Collectors.joining());
    start = System.nanoTime();
    show(copy.copyIn("COPY test (num, data) FROM STDIN", new StringReader(text)));
    times.put("COPY", (System.nanoTime() - start) / 1e6);
    session.rollback(true);

    step("What a text needs", """
        A tab within a value would begin a new column, a line end a new row. So the text format writes `\\t` and `\\n` for them,
        a backslash twice, and `\\N` for NULL; our method `field` does it. psycopg2's `copy_from` leaves that to you as well. Here a
        value of two lines arrives as one value.
        """);
    var odd = "1\t" + field("two\nlines") + "\n2\t" + field("C:\\temp") + "\n3\t" + field(null) + "\n";
    show(odd);
    copy.copyIn("COPY test (num, data) FROM STDIN", new StringReader(odd));
    show(session.selectList("bulk.find"));

    step("CSV", """
        Most files come as CSV: commas between the values, and quotation marks around one that contains a comma, a line end or a
        quotation mark, which is then written twice. Here a trap waits: nothing at all between two commas is NULL, but `""` is an
        empty text. `HEADER` skips the first line.
        """);
    var csv = "num,data\n4,\"one, two\"\n5,\"he said \"\"yes\"\"\"\n6,\n7,\"\"\n";
    session.rollback(true);
    show(copy.copyIn("COPY test (num, data) FROM STDIN WITH (FORMAT csv, HEADER)", new StringReader(csv)));
    show(session.selectList("bulk.find"));

    step("Out again", """
        `COPY … TO STDOUT` sends a whole table, here in the text format, as psycopg2's `copy_to` does: an empty text is nothing,
        NULL is `\\N`. What one `COPY` has written, another one reads, also in another database. The rows come as they lie
        there, in no order that you may count on.
        """);
    var lines = new StringWriter();
    show(copy.copyOut("COPY test (num, data) TO STDOUT", lines));
    show(lines);

    step("Whatever you like", """
        A query in parentheses says which rows, which columns and in which order; the options say how. That is psycopg2's
        `copy_expert`: a statement written by yourself. Since its values cannot travel beside it, nothing that somebody has typed
        may get into it.
        """);
    var sheet = new StringWriter();
    copy.copyOut("""
        COPY (SELECT num, data, length(data) AS characters FROM test ORDER BY num DESC)
        TO STDOUT WITH (FORMAT csv, HEADER, DELIMITER ';', NULL '-', FORCE_QUOTE (data))
        """, sheet);
    show(sheet);
    session.rollback(true);

    step("All or nothing", """
        One value that does not fit, and the whole `COPY` fails: none of its rows stays. The error's *where* names line and
        column, which is what one needs in a file of a million lines. The transaction has failed, too, as after any other error.
        """);
    try {
        copy.copyIn("COPY test (num, data) FROM STDIN WITH (FORMAT csv)", new StringReader("1,one\ntwo,two\n3,three\n"));
    } catch (PSQLException failure) {
        show(failure.getSQLState() + ": " + failure.getServerErrorMessage().getMessage());
        show(failure.getServerErrorMessage().getWhere());
    }
    session.rollback(true);

    step("Skip what does not fit", """
        From version 17 on, `ON_ERROR ignore` leaves out rows with a value that its column's type does not take; a notice (lesson
        14) tells how many. That helps with files that nobody can mend. A row that breaks a constraint is still an error; and whoever skips
        rows should look at how many.
        """);
    if (has(postgresql(17))) {
        var some = "1,one\ntwo,two\n3,three\n";
        show(copy.copyIn("COPY test (num, data) FROM STDIN WITH (FORMAT csv, ON_ERROR ignore)", new StringReader(some)));
        show(session.selectList("bulk.find"));
        session.rollback(true);
    }

    step("Look before you take it", """
        `COPY` knows no `ON CONFLICT` and corrects nothing. So load into a table of your own first, a temporary one without rules,
        which ends with the transaction. From there an `INSERT … SELECT` takes what is good: here only rows with a number,
        and with one that is not in the table yet.
        """);
    session.insert("test.insert", new TestRow(1, "here already"));
    session.update("bulk.createIncoming");
    copy.copyIn("COPY incoming FROM STDIN WITH (FORMAT csv)", new StringReader("1,again\n2,  blanks around  \n,no number\n"));
    show(session.insert("bulk.takeOver"));
    show(session.selectList("bulk.find"));
    session.commit();

    step("How long it took", """
        Each run has other numbers, but the first way is by far the slowest, and the last two are the quickest. Here the server is
        next door; over a network each trip costs a millisecond or more, and "one by one" takes two thousand. So: `COPY` for
        files, arrays for what is at hand, a batch where statements differ.
        """);
    show(bars("2,000 rows", "ms", times));
    session.close();
}

// PostgreSQL's manual: COPY; 14.4 Populating a Database; 9.19 Array Functions and Operators (unnest); 7.7 VALUES Lists; UPDATE;
// CREATE TABLE (temporary tables). pgJDBC's: Initializing the Driver (reWriteBatchedInserts); Server Prepared Statements; CopyManager.

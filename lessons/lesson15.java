///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Read how the server runs a query, and let it run faster
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: read a plan, see what an index changes, tell why one is not used, and find the statements that cost most.
// Not here: other kinds of indexes, partitions, settings of the server.
// Needs: lessons 04 and 09.

import static howdah.Bootstrap.*;

import java.sql.Statement;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;

/// Tells a logger of each statement that takes at least so many milliseconds, as it was sent.
@Intercepts({
    @Signature(type = StatementHandler.class, method = "query", args = {Statement.class, ResultHandler.class}),
    @Signature(type = StatementHandler.class, method = "update", args = Statement.class)
})
class StatementLog implements Interceptor {

    final Consumer<String> logger;
    long atLeast;

    StatementLog(Consumer<String> logger) {
        this.logger = logger;
    }

    @Override
    public Object intercept(Invocation call) throws Throwable {
        var begun = System.nanoTime();
        try {
            return call.proceed();
        } finally {
            var milliseconds = (System.nanoTime() - begun) / 1_000_000;
            if (milliseconds >= atLeast) {
                logger.accept(call.getArgs()[0].toString().replaceAll("\\s+", " ").strip());
            }
        }
    }
}

void main() throws Exception {

    step("What the server is going to do", """
        A query says which rows, not how to find them. The *planner* weighs several ways, and takes the cheapest. `EXPLAIN` shows
        its plan, and does not run the query. *Seq Scan*: it will read the whole table, 20,000 posts here. `cost` is in units of
        its own, about one for a page read; `rows` is an estimate.
        """);
    data("blog", 20_000);
    var session = session();
    session.update("plans.keepAutovacuumAway");
    session.commit();
    show(session.selectList("plans.explainInWords", 700));

    step("A plan is a tree", """
        Each node takes rows from the nodes below it, and hands its own to the one above. Read it from the leaves: both tables
        are read, `users` into a hash table; the join looks each post's author up there; then they are counted, and sorted.
        `FORMAT JSON` is the plan for programs: the course draws it.
        """);
    show(session.selectList("plans.explainBestAuthors"));

    step("Run it, and count", """
        `EXPLAIN ANALYZE` runs the query, and puts beside the estimates what came to pass: four rows were wanted, and all others
        read for nothing. `BUFFERS` counts pages of 8 kB: *hit* in the server's memory, *read* from outside. It tells
        times as well; `TIMING OFF` leaves them out here, since they differ each time. (A `DELETE` would delete: roll back.)
        """);
    show(session.selectList("plans.explainByAuthor", 700));

    step("An index", """
        An *index* holds the values of a column in order, each with the place of its row: whoever looks for one value goes there
        directly. For a foreign key such as `author_id`, PostgreSQL makes none by itself. The same query before and after: what
        each node costs by itself, and how many rows it gives.
        """);
    var before = session.selectList("plans.explainByAuthor", 700);
    session.update("plans.indexAuthors");
    session.commit();
    show(plans(before, session.selectList("plans.explainByAuthor", 700)));

    step("In the right order already", """
        The five newest posts of an author: all 831 are read and sorted, for five. An index on two columns, author and time, has
        each author's posts in the order of time. Read backwards, it gives the newest first: nothing is sorted, and after five
        rows `LIMIT` stops it. (To read all would cost 1,319.)
        """);
    before = session.selectList("plans.explainNewest", 3);
    session.update("plans.indexNewest");
    session.commit();
    var after = session.selectList("plans.explainNewest", 3);
    show(before);
    show(after);

    step("What the planner knows", """
        The planner has not counted: it goes by *statistics*, which `ANALYZE` draws from a sample of each table. `pg_stats` shows
        them: how many authors there are (negative: as a share of the rows), the most common ones, and what share of all posts
        each of these has written. All others are taken to have written equally much.
        """);
    show(session.selectList("plans.findCommonAuthors"));

    step("Statistics that are out of date", """
        Author 700 moves her 8,000 old posts here. The statistics know nothing of that: for the few rows expected, the votes of
        each are looked up one by one, 8,004 times (*loops*). After `ANALYZE` the estimate fits, and another join reads far
        fewer pages. (*Autovacuum* does that by itself, within minutes; here it was told to leave `posts` alone.)
        """);
    session.insert("plans.moveHere", 700);
    show(session.selectList("plans.explainVotes", 700));
    session.update("plans.analyzePosts");
    show(session.selectList("plans.explainVotes", 700));
    session.rollback();

    step("All that is asked for", """
        Who asks only for columns that an index has does not need the table: *Index Only Scan*. But whether a row is visible
        stands in the table alone, unless a page is known to hold nothing but rows that all may see. `VACUUM` notes those pages,
        and then no row has to be looked up any more.
        """);
    before = session.selectList("plans.explainDates", 3);
    session.rollback(true);
    try (var connection = connection(); var statement = connection.createStatement()) {
        statement.execute("VACUUM posts");
    }
    after = session.selectList("plans.explainDates", 3);
    show(after);
    show(plans(before, after));

    step("Too many rows for an index", """
        Half of all posts come from the first 30 authors. They lie all over the table: by an index, too, nearly every page is
        read, and the index besides. To read everything once is cheaper, and the planner knows. `enable_seqscan = off` makes it
        take the other way, for comparison. Never leave it so: the planner was right.
        """);
    before = session.selectList("plans.explainUpTo", 30);
    session.update("plans.avoidReadingAll");
    show(plans(before, session.selectList("plans.explainUpTo", 30)));
    session.rollback();

    step("A column that hides", """
        There is an index on `created_at`, but `created_at::date` is another value, which no index holds: all posts are read. And
        statistics say nothing of it, so that the estimate is a guess. Let the column stand alone on its side, and compute
        on the other: from that day on, and before the next.
        """);
    session.update("plans.indexTimes");
    session.commit();
    before = session.selectList("plans.explainByDay", LocalDate.of(2026, 3, 1));
    after = session.selectList("plans.explainWithinDay", LocalDate.of(2026, 3, 1));
    show(before);
    show(plans(before, after));

    step("Which statements cost most", """
        A plan is of one statement; but of which? The extension `pg_stat_statements` adds up all that the server runs, whatever
        the parameters (`$1`): calls, rows, milliseconds. Sorted by the sum of the time, as here, it shows where a better plan
        pays: often that is no slow statement, but one that is called again and again.
        """);
    if (has(extension("pg_stat_statements"))) {
        for (var i = 1; i <= 200; i++) {
            session.selectOne("plans.findTitle", i);
        }
        for (var i = 1; i <= 20; i++) {
            session.selectOne("plans.countContaining", "part " + i);
        }
        for (var i = 1; i <= 5; i++) {
            session.selectOne("plans.countVotes");
        }
        show(session.selectList("plans.findCostliest"));
    }

    step("Log each statement", """
        psycopg2 has a `LoggingConnection`, which notes what is sent. In MyBatis an interceptor (lesson 09) stands where each
        statement passes: `query` and `update`. Our `StatementLog`, above `main`, lets it through and tells a logger, with the
        parameters filled in by the driver. Here the logger just shows the line.
        """);
    var log = new StatementLog(line -> show(line));
    session.getConfiguration().addInterceptor(log);
    session.selectOne("plans.findTitle", 7);
    session.update("plans.publish", 7);
    session.commit();

    step("Log only what is slow", """
        Like `MinTimeLoggingConnection`, it now leaves out what takes less than 200 ms. The server can do that too, for all programs
        at once: `log_min_duration_statement` in its own log, and the module `auto_explain`, which adds the plan.
        That is up to those who run the server: `context` tells who may set it.
        """);
    log.atLeast = 200;
    session.selectOne("plans.findTitle", 7);
    session.selectOne("plans.findSlowly", 7);
    show(session.selectList("plans.findLogSettings"));
    session.close();
}

// PostgreSQL's manual: 14.1 Using EXPLAIN; 14.2 Statistics Used by the Planner; 11.3 Multicolumn Indexes; 11.4 Indexes and ORDER BY;
// 11.9 Index-Only Scans and Covering Indexes; 24.1 Routine Vacuuming; 19.7.1 Planner Method Configuration; 19.8 Error Reporting and
// Logging; F.3 auto_explain; F.32 pg_stat_statements; 53.29 pg_stats; EXPLAIN; CREATE INDEX; ANALYZE; VACUUM.

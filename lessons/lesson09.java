///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let an interface stand for statements, build them of parts, and fetch rows within rows
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: call statements as methods, leave parts of them out, fetch an author with all his posts at once, get back
//   what an INSERT has made, call functions and procedures, and see that one query does not become a hundred.
// Not here: many rows at once (lesson 10), values of types of your own (12).
// Needs: lesson 03.

import static howdah.Bootstrap.*;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.SqlSession;

/// A post with its author's name.
record Post(int id, String title, String author, Integer rating) {
}

/// The front page. Two of the methods are statements of `mappers/feed.xml`, the third brings its SQL along.
interface Feed {

    List<Post> findNewest(int count);

    List<Post> findRated(@Param("author") String author, @Param("atLeast") int atLeast);

    @Select("SELECT count(*) FROM posts WHERE published")
    int countPublished();
}

/// What a reader looks for; `null` where he does not care.
record Filter(String author, Integer atLeast) {
}

/// What is to be changed of a post; `null` stands for what stays.
record Change(int id, String title, Integer rating) {
}

/// A user.
record User(String name, String timeZone) {
}

/// A post that knows its author.
record SignedPost(String title, User author) {
}

/// What a list of posts shows.
record Headline(int id, String title) {
}

/// A user with what he has written. MyBatis adds to the list row by row: so there has to be one from the start.
record Writer(int id, String name, List<Headline> posts) {

    Writer(int id, String name) {
        this(id, name, new ArrayList<>());
    }
}

/// Counts what is sent, by its SQL.
@Intercepts(@Signature(type = StatementHandler.class, method = "query", args = {Statement.class, ResultHandler.class}))
class Counter implements Interceptor {

    final Map<String, Integer> sent = new LinkedHashMap<>();

    @Override
    public Object intercept(Invocation call) throws Throwable {
        var sql = ((StatementHandler) call.getTarget()).getBoundSql().getSql();
        sent.merge(sql.strip().replaceAll("\\s+", " "), 1, Integer::sum);
        return call.proceed();
    }
}

/// A statement of a mapper, as it would be sent.
String sql(SqlSession session, String id, Object parameter) {
    var statement = session.getConfiguration().getMappedStatement(id);
    return statement.getBoundSql(parameter).getSql().strip().replaceAll("\\s+", " ");
}

void main() throws Exception {

    step("A method for each statement", """
        A statement's id is a text: a slip in it shows when it runs. With `getMapper` an *interface* stands in front of
        the mapper: `findNewest` runs the statement of that id, and the compiler knows what goes in and what comes out. The rows
        are the same. (`Feed` goes with the namespace `feed`; elsewhere that is the interface's full name.)
        """);
    data("blog");
    var session = session();
    var feed = session.getMapper(Feed.class);
    show(feed.findNewest(3));
    show(session.selectList("feed.findNewest", 3).equals(feed.findNewest(3)));

    step("Several parameters", """
        A method may take several values, where `selectList` takes one. `@Param` names each for the hole that it fills: Java
        forgets the names of parameters when it compiles, unless it is told to keep them (`-parameters`). As before, a list is
        for many rows; a method that returns a `Post` would be a `selectOne`.
        """);
    show(feed.findRated("Ada", 4));

    step("SQL beside the method", """
        `@Select` puts the SQL into the interface: that suits a short statement, read where it is called. `@Insert`, `@Update` and
        `@Delete` do the same. A statement has one place, never both. All that comes now, parts that are optional and rows within
        rows, is far easier to read in XML.
        """);
    show(feed.countPublished());

    step("Parts that are optional", """
        A reader may filter by author, by rating, by both or by neither. `if` leaves a part out; `where` writes `WHERE` if any part
        is left, and takes away the first `AND`. The values stay beside the SQL, as ever: what is put together is
        only our own text.
        """);
    show(sql(session, "feed.countBy", new Filter(null, null)));
    show(sql(session, "feed.countBy", new Filter(null, 4)));
    show(sql(session, "feed.countBy", new Filter("Ada", 4)));
    show(session.<Integer>selectOne("feed.countBy", new Filter("Ada", 4)));

    step("One of several", """
        `choose` takes the first `when` that is true, else `otherwise`. So a reader may choose the order of the list, and yet
        nothing that he types becomes SQL: the mapper has every possible end written down. In lesson 03 a list in Java had to
        see to that.
        """);
    show(session.selectList("feed.findSorted", Map.of("order", "rating")));
    show(session.selectList("feed.findSorted", Map.of("order", "rating; DELETE FROM votes")));

    step("Change what is given", """
        Who corrects a title does not want to lose the rating. `set` writes `SET` and takes away the last comma, so that each `if`
        can end in one. A trap: `null` now means "leave it", and so nobody can take a rating away. And a change of nothing at all
        would be no SQL.
        """);
    show(sql(session, "drafts.change", new Change(4, "Adiós", null)));
    show(sql(session, "drafts.change", new Change(4, "Adiós", 5)));
    show(session.update("drafts.change", new Change(4, "Adiós", null)));

    step("Trim whatever you like", """
        `where` and `set` are a `trim` whose details are settled. `trim` itself puts a prefix before its contents and a suffix
        behind them, and removes what is too much at either end; if there are no contents, it writes nothing. Here `foreach` writes
        an `OR` before each word, and `trim` makes `AND ( … )` of it.
        """);
    show(sql(session, "feed.countAbout", Map.of("words", List.of("joins", "NULL"))));
    show(session.<Integer>selectOne("feed.countAbout", Map.of("words", List.of("joins", "NULL"))));
    show(sql(session, "feed.countAbout", Map.of("words", List.of())));

    step("Written once", """
        A piece of SQL that several statements need stands once, as `sql`, and `include` puts it in. That happens when the
        mapper is read, and the server never hears of it: both queries begin with the same `signed`. Where a whole query is
        shared, a view in the database may serve better.
        """);
    show(session.selectList("feed.findOldest", 2));
    show(session.selectList("feed.findUnrated", 2));

    step("A row within a row", """
        A join gives flat rows. A `resultMap` says how they become objects: which column fills which component of a record, in
        their order, and that the columns which begin with `author_` make up a `User` of their own, within the post. It gives
        each its type: nothing is guessed here any more.
        """);
    show(session.selectList("writers.findSignedPosts"));

    step("Many rows within one", """
        A join of users and posts repeats each user, once for each post. `collection` turns that round: rows with the same `id`
        become *one* `Writer`, whose list grows. `LEFT JOIN` keeps users without posts: what their rows have for a post is all
        NULL, and adds nothing to the list.
        """);
    List<Writer> writers = session.selectList("writers.findWriters");
    show(writers);

    step("Watch what is sent", """
        An *interceptor* stands between MyBatis and its parts: it sees each call, may change it, and hands it on with `proceed`.
        psycopg2 has factories of connections and cursors for that. Our `Counter` counts queries; added to the
        configuration, it works in all sessions.
        """);
    var counter = new Counter();
    session.getConfiguration().addInterceptor(counter);
    feed.countPublished();
    feed.countPublished();
    counter.sent.forEach((sql, times) -> show(times + " × " + sql));

    step("One query becomes many", """
        A `resultMap` can also name another statement, which then fetches the list of each row. It looks tidy, and finds the
        same; but to one query for N users come N more, and each goes to the server and back. That is the *N+1 problem*: with
        thousands of users a page is slow, and no single statement is to blame.
        """);
    counter.sent.clear();
    show(session.selectList("writers.findWritersSlowly").equals(writers));
    counter.sent.forEach((sql, times) -> show(times + " × " + sql));

    step("One query, or two", """
        The cure is one join, as above. Where that would repeat too much (long texts, or two lists of the same user), two queries
        do: one fetches the users, the other the posts of all of them, by an array of their ids. Java puts each post where it
        belongs. It stays at two, however many users there are.
        """);
    counter.sent.clear();
    List<Map<String, Object>> users = session.selectList("writers.findNames");
    var ids = users.stream().map(user -> user.get("id")).toArray(Integer[]::new);
    var titles = new HashMap<Object, List<Object>>();
    for (var post : session.<Map<String, Object>>selectList("writers.findTitlesOfAll", Map.of("ids", ids))) {
        titles.computeIfAbsent(post.get("author_id"), id -> new ArrayList<>()).add(post.get("title"));
    }
    show(users.getFirst().get("name") + ": " + titles.get(users.getFirst().get("id")).size());
    counter.sent.forEach((sql, times) -> show(times + " × " + sql));

    step("A key that the server has made", """
        A new post gets its `id` from the server. `useGeneratedKeys` brings it back with the answer of the `INSERT`, and puts it
        into the parameter, here a map, where `keyProperty` says. To ask for `max(id)` afterwards is wrong: somebody else may
        have inserted a post meanwhile.
        """);
    var draft = new HashMap<String, Object>(Map.of("author", 1, "title", "A draft"));
    show(session.insert("drafts.insert", draft));
    show(draft.get("id"));

    step("Whatever a row has become", """
        Behind that stands `RETURNING`, which turns an `INSERT`, `UPDATE` or `DELETE` into a query of the rows that it has
        touched: keys, defaults, calculated columns, all of it. MyBatis calls it a `select`; `affectData="true"` tells it that
        there is something to commit, or to roll back.
        """);
    show(session.selectList("drafts.insertAndReturn", Map.of("author", 2, "title", "Another draft")));
    session.commit();

    step("Call a function", """
        A function is called within a query: one that returns a value stands among the columns, one that returns rows stands in
        `FROM`. That is what psycopg2's `callproc` writes for you. JDBC has a way of its own, `{? = call …}`: the
        parameter with `mode=OUT` gets the value.
        """);
    session.update("points.createFunctions");
    show(session.<Long>selectOne("points.pointsOf", "Ada"));
    show(session.selectList("points.bestPosts", 3));
    var call = new HashMap<String, Object>(Map.of("author", "Ada"));
    session.update("points.callPointsOf", call);
    show(call.get("points"));

    step("Call a procedure", """
        A procedure is called by `CALL`, alone. Its `OUT` parameters come back as a row, and need a placeholder in the call,
        `NULL`. Unlike a function it may commit on its own, if no transaction is open around it. This one withdraws all
        that Ada has published; we take that back.
        """);
    show(session.selectList("points.withdraw", "Ada"));
    session.rollback();
    session.close();
}

// PostgreSQL's manual: 6.4 Returning Data from Modified Rows; 9.25 Row and Array Comparisons; 36.3 User-Defined Functions;
// 36.4 User-Defined Procedures; CALL; CREATE FUNCTION; CREATE PROCEDURE. MyBatis's: Mapper XML Files; Dynamic SQL; Plugins.

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Fetch rows as maps and as records: one, some, all, or one after the other
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: fetch rows in the shape that suits you, tell what columns they have, and handle NULL.
// Not here: parameters of all kinds (lesson 03), rows within rows (09), a million rows (11), types beyond text and numbers (12).
// Needs: lesson 01.

import static howdah.Bootstrap.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.exceptions.TooManyResultsException;
import org.apache.ibatis.session.RowBounds;
import org.postgresql.PGResultSetMetaData;

/// A post as `mappers/posts.xml` selects it. `rating` is an `Integer`, and not an `int`, since it may be missing.
record Post(int id, String title, String author, Integer rating) {
}

/// What is known of a column without looking at any row.
record Column(String name, String type, String java) {
}

void main() throws Exception {

    step("A row as a map", """
        `data("blog")` makes the tables of a small blog, `users`, `posts` and `votes`, and fills them. Where the mapper says
        `resultType="row"`, each row is a map, in the order of the columns, and a value is found by the column's name. A map
        fits any query, but it knows nothing of types: what it gives is an `Object`.
        """);
    data("blog");
    var session = session();
    List<Map<String, Object>> oldest = session.selectList("posts.findOldest");
    show(oldest);
    show(oldest.getFirst().get("title"));

    step("A row as a record", """
        Say `resultType="Post"`, and each row becomes the record `Post`: the column `title` fills the component `title`,
        whatever the order. Now the compiler knows names and types, and a slip such as `post.titel()` does not even compile.
        Howdah finds the record beside `main`; elsewhere you write its full name, package and all.
        """);
    List<Post> posts = session.selectList("posts.findAll");
    var last = posts.getLast();
    show(last.author() + " wrote \"" + last.title() + "\"");

    step("One row, or none", """
        `selectOne` is for a query that finds at most one row, such as a search by primary key. If there is none, it
        returns `null`, without complaint: whoever calls it has to think of that. A lone value fills the statement's only
        hole, whatever its name.
        """);
    Post third = session.selectOne("posts.findById", 3);
    show(third);
    Post missing = session.selectOne("posts.findById", 1000);
    show(missing);

    step("More than one", """
        Where `selectOne` meets a second row, it throws. That is a service: a query meant for one row, and now finding twenty,
        has lost its `WHERE`. The rows had all been fetched by then; the exception saves you from a wrong result, not from
        the work.
        """);
    try {
        session.selectOne("posts.findAll");
    } catch (TooManyResultsException failure) {
        show(failure.getMessage());
    }

    step("Some rows", """
        To get three rows, ask for three: `LIMIT` lets the server stop early, and `ORDER BY` says which three are the first.
        `RowBounds` looks like the same thing, but it acts in Java: the server finds all the rows and sends them, and MyBatis
        skips two and keeps three.
        """);
    show(session.selectList("posts.findFirst", 3));
    show(session.selectList("posts.findAll", null, new RowBounds(2, 3)));

    step("One after the other", """
        `selectCursor` hands out one record at a time, so that no list of them is ever built. It must be closed, and
        *try-with-resources* does that also when something goes wrong in the loop. (What the driver itself holds in memory, and
        how to keep that small, is told in lesson 11.)
        """);
    var counts = new TreeMap<String, Integer>();
    try (Cursor<Post> cursor = session.selectCursor("posts.findAll")) {
        for (var post : cursor) {
            counts.merge(post.author(), 1, Integer::sum);
        }
    }
    show(counts);

    step("What columns there are", """
        A result knows its columns, even if it has no rows. JDBC counts them from 1. Each has a name, a type of PostgreSQL's and
        a class that `getObject` gives: `int4` and `bool` are what PostgreSQL calls `integer` and `boolean` itself.
        The session lends us its connection, which stays the session's to close.
        """);
    var query = "SELECT title, published, rating FROM posts WHERE false";
    try (var statement = session.getConnection().createStatement(); var found = statement.executeQuery(query)) {
        var data = found.getMetaData();
        var columns = new ArrayList<Column>();
        for (var i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new Column(data.getColumnLabel(i), data.getColumnTypeName(i), data.getColumnClassName(i)));
        }
        show(columns);
    }

    step("Where a column comes from", """
        PostgreSQL's driver knows more than JDBC asks for; `unwrap` opens the way to it. Whatever a column is called in the result, the
        driver tells which table's column it was. And of a `numeric`, a decimal number, JDBC itself tells how many digits it has
        at most, and how many of them stand behind the point.
        """);
    var renamed = "SELECT title AS headline, rating::numeric(3, 1) AS stars FROM posts WHERE false";
    try (var statement = session.getConnection().createStatement(); var found = statement.executeQuery(renamed)) {
        var data = found.getMetaData();
        var source = data.unwrap(PGResultSetMetaData.class);
        show(data.getColumnLabel(1) + ": " + source.getBaseTableName(1) + "." + source.getBaseColumnName(1));
        show(data.getColumnLabel(2) + ": " + data.getPrecision(2) + " digits, " + data.getScale(2) + " behind the point");
    }

    step("NULL", """
        NULL means that nothing is known: post 4 has not been rated. In a map or a record it is `null`. But JDBC's `getInt`
        has to return some `int`, and so it says 0; only `wasNull`, asked right afterwards, tells the truth. Ask for
        `Integer.class` instead, and no rating is taken for a bad one.
        """);
    var rating = "SELECT rating FROM posts WHERE id = 4";
    try (var statement = session.getConnection().createStatement(); var found = statement.executeQuery(rating)) {
        found.next();
        show(found.getInt("rating"));
        show(found.wasNull());
        show(found.getObject("rating", Integer.class));
    }

    step("How many rows were changed", """
        By itself, a statement that changes rows has no result but their number, which `update`, `insert` and `delete`
        return. None is no error: the second time, all the posts are published already. It is worth a look, since 0 is
        often a wrong `WHERE`. `rollback` undoes this, and we close.
        """);
    show(session.update("posts.publishAll"));
    show(session.update("posts.publishAll"));
    session.rollback();
    session.close();
}

// PostgreSQL's manual: 7.6 LIMIT and OFFSET; 9.2 Comparison Functions and Operators (IS NULL); SELECT; UPDATE ("Outputs").

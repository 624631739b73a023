///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Give values to statements: of any type, missing, in lists, and never as a part of the SQL
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: fill a statement's holes with whatever somebody types, and tell where that is not enough.
// Not here: statements with optional parts (lesson 09), many rows at once (10), arrays, JSON and the like (12).
// Needs: lesson 02.

import static howdah.Bootstrap.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;

/// What somebody is looking for; its components fill the holes of the same names.
record Search(String author, int atLeast) {
}

/// Lets each character of a word stand for itself in a pattern of LIKE.
String literally(String word) {
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
}

/// The column that somebody wants to sort by, if it is one of those that he may.
String column(String wanted) {
    if (!Set.of("title", "rating", "created_at").contains(wanted)) {
        throw new IllegalArgumentException("no such column: " + wanted);
    }
    return wanted;
}

void main() throws Exception {

    step("Holes with names", """
        In `search.byAuthor` (a statement of `mappers/search.xml`) two holes are waiting, `#{author}` and `#{atLeast}`. A map
        fills them by its keys, a record by its components. The order does not matter, and a name may occur twice in the SQL.
        """);
    data("blog");
    var session = session();
    show(session.selectList("search.byAuthor", Map.of("author", "Ada", "atLeast", 4)));
    show(session.selectList("search.byAuthor", new Search("Zoë", 4)));

    step("The statement as it is sent", """
        MyBatis makes a question mark of each hole, the driver a `$1`, `$2`, … of each question mark. This text goes to the
        server, the values beside it. A statement that is shown has its values filled in, for people to read; it was
        never sent like that. (`HOWDAH_SHOW_SQL=1` shows all statements of a lesson so.)
        """);
    var byName = session.getConfiguration().getMappedStatement("search.byName");
    var sent = byName.getBoundSql(Map.of("name", "O'Hara")).getSql().replaceAll("\\s+", " ");
    show(sent);
    try (var statement = session.getConnection().prepareStatement(sent)) {
        statement.setString(1, "O'Hara");
        show(statement.toString());
    }

    step("The type comes along", """
        With each value goes its type: an `int` of Java's arrives as an `integer`, a `BigDecimal` as `numeric`, a date as a
        `date`, a text as `character varying`. So there is no format to agree upon, and no digit is lost. The function
        `pg_typeof` tells what the server takes a value for.
        """);
    show(session.selectList("search.types", Map.of("count", 3, "price", new BigDecimal("4.50"), "word", "three",
        "isPublic", true, "day", LocalDate.of(2026, 1, 5))));

    step("A value that is missing", """
        `null` is sent as NULL, but `Map.of` refuses it: so take a `HashMap`. And `bio = NULL` is never true, since nobody knows
        whether two unknown things are equal. Two users have no `bio`, and `=` finds none of them. `IS NOT DISTINCT FROM`
        takes NULL for equal to NULL, as Java does with `null`.
        """);
    var nothing = new HashMap<String, Object>();
    nothing.put("bio", null);
    show(session.selectList("search.byBio", nothing));
    show(session.selectList("search.byBioOrNone", nothing));

    step("A list", """
        A list needs as many holes as it has elements: `foreach` in the mapper writes them, each element travels as a parameter
        of its own. But for an empty list it writes nothing, and a statement that ends behind `IN` is no SQL. An array is *one*
        parameter: `id = ANY (#{ids})` takes any number of elements, also none.
        """);
    show(session.selectList("search.inList", Map.of("ids", List.of(3, 1, 17))));
    show(session.selectList("search.inArray", Map.of("ids", new Integer[] {3, 1, 17})));
    show(session.selectList("search.inArray", Map.of("ids", new Integer[] {})));

    step("A part of a text", """
        `title LIKE '%' || #{word} || '%'` is true for a title that contains the word. A value is harmless, but *within* a pattern
        `%` and `_` mean any text, and any one character: who looks for an underscore finds all 20 posts. A backslash
        before them lets them stand for themselves, and our method `literally` puts it there.
        """);
    show(session.<Integer>selectOne("search.countContaining", "_"));
    show(session.<Integer>selectOne("search.countContaining", literally("_")));
    show(session.<Integer>selectOne("search.countContaining", literally("joins")));

    step("What an attacker types", """
        There is another way to fill a hole: `${name}` pastes the text into the SQL. Both texts here end the name by an
        apostrophe, and go on in SQL: the first finds every user, the second deletes all votes. That is *SQL injection*. (For
        a mere query MyBatis would not bother to roll back; `true` makes it do so.)
        """);
    show(session.selectList("search.byPastedName", Map.of("name", "' OR true --")));
    session.selectList("search.byPastedName", Map.of("name", "'; DELETE FROM votes; --"));
    show("votes left: " + session.selectOne("search.countVotes"));
    session.rollback(true);

    step("The same, beside the SQL", """
        `#{name}` makes a name of that text, a strange one, which no user has: nothing is found, nothing is deleted. Nothing
        had to be cleaned, forbidden or escaped for that. So the rule is short: a value goes into `#{}`, always, wherever
        it comes from.
        """);
    show(session.selectList("search.byName", Map.of("name", "'; DELETE FROM votes; --")));
    show("votes left: " + session.selectOne("search.countVotes"));

    step("A name is no value", """
        The user of a page chooses by which column it is sorted. As a value, the column's name is a text like any other:
        it is the same for all rows, so that it sorts nothing, and nobody complains. (Only `id`, which stands behind
        it, sorts here.) A name has to be a part of the SQL.
        """);
    show(session.selectList("search.sortedByValue", Map.of("column", "rating")));

    step("Let through only names that you know", """
        For names, and for keywords such as `DESC`, there is `${}`. What goes into it comes from a list of our own, never from
        outside: the method `column` refuses everything else, before there is any SQL. That also tells whoever wrote
        the page of his mistake.
        """);
    show(session.selectList("search.sortedBy", Map.of("column", column("rating"))));
    try {
        column("rating; DELETE FROM votes");
    } catch (IllegalArgumentException refused) {
        show(refused.getMessage());
    }

    step("Make a name of any text", """
        Where no list can be made, as in a tool that opens tables of any name, the server itself puts a text between quotation
        marks. In its function `format`, `%I` makes an identifier, a single name, whatever is in it; `%L` makes a literal. What
        comes out is a statement for someone who cannot send values beside it.
        """);
    show(session.<String>selectOne("search.compose", Map.of("table", "my \"own\" posts", "title", "O'Hara; --")));

    step("As the driver makes one", """
        The driver does the same without asking the server; `unwrap`, as in lesson 02, leads from JDBC's connection to its own.
        Around an identifier it puts quotation marks. Of a literal it doubles the apostrophes, and leaves those around it to
        us: one more reason to send a value beside the SQL.
        """);
    var driver = session.getConnection().unwrap(PGConnection.class);
    show(driver.escapeIdentifier("my \"own\" posts"));
    show(driver.escapeLiteral("O'Hara; --"));
    session.close();
}

// PostgreSQL's manual: 4.1.1 Identifiers and Key Words; 4.1.2 Constants; 4.2.2 Positional Parameters;
// 9.2 Comparison Functions and Operators; 9.4.1 format; 9.7.1 LIKE; 9.25 Row and Array Comparisons; 54.2.3 Extended Query.

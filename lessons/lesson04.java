///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Catch what goes wrong, tell one error from another, and go on afterwards
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: read an error of PostgreSQL's to its end, act on its kind, and bring a session back into use.
// Not here: connections that break (lesson 05), savepoints and conflicts between sessions (07).
// Needs: lesson 03.

import static howdah.Bootstrap.*;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/// A user as `users.insert` takes one.
record User(String name, String timeZone) {
}

/// A user without what `users.insert` needs.
record Nickname(String name) {
}

/// A statement, and what the server says to it.
record Answer(String statement, String state, String message) {
}

/// What there is in an error beside its message.
record Details(String detail, String table, String column, String constraint) {
}

/// What kind of trouble it is, by the SQLSTATE's first two characters.
String kind(SQLException failure) {
    return switch (String.valueOf(failure.getSQLState()).substring(0, 2)) {
        case "08" -> "no connection: try again later";
        case "22" -> "a value that does not fit: ask for another";
        case "23" -> "the data would break a rule: tell the user which";
        case "40" -> "the transaction has met another: do it again as a whole";
        case "42" -> "the statement is wrong: correct the program";
        default -> "something else: do not hide it";
    };
}

void main() throws Exception {

    step("Something goes wrong", """
        Each user's `name` is `UNIQUE`, and there is an Ada. A second one is refused, and MyBatis throws a `PersistenceException`.
        It wraps the error in words of its own (which statement, which file); what PostgreSQL said is its *cause*, an
        `SQLException`.
        """);
    data("blog");
    var session = session();
    try {
        session.insert("users.insert", new User("Ada", "UTC"));
    } catch (PersistenceException failure) {
        show(failure.getCause().getMessage().lines().findFirst().orElseThrow());
    }

    step("Afterwards, nothing works", """
        PostgreSQL has given up our transaction, but it is still open: whatever is sent now is refused, however right it is, with
        SQLSTATE `25P02`. Whoever sees only this error looks in the wrong place: the one that matters came before it.
        """);
    try {
        session.selectOne("users.count");
    } catch (PersistenceException failure) {
        show(((SQLException) failure.getCause()).getSQLState());
        show(failure.getCause().getMessage().lines().findFirst().orElseThrow());
    }

    step("Roll back, and go on", """
        `rollback` ends the failed transaction, and the session is as good as new. What the transaction had done before the error
        is undone, too: Grace came first, and is not there; the users are 8, as before. `commit` would not have saved
        her, since a transaction that has failed can only be rolled back.
        """);
    session.rollback();
    session.insert("users.insert", new User("Grace", "UTC"));
    try {
        session.insert("users.insert", new User("Ada", "UTC"));
    } catch (PersistenceException failure) {
        session.rollback();
    }
    show(session.<Integer>selectOne("users.count"));

    step("Five characters tell which", """
        A message may come in any language; a program looks at the *SQLSTATE*: five characters, of which the first two are a class.
        `22` is about values, `23` about rules for the data, `42` about the statement itself. (All are in Appendix A.)
        On a plain `connection()` each statement is a transaction of its own: none fails because of another.
        """);
    var answers = new ArrayList<Answer>();
    try (var connection = connection(); var statement = connection.createStatement()) {
        for (var sql : List.of("SELECT 1 / 0", "SELECT 'two'::integer", "DELETE FROM users", "UPDATE posts SET rating = 7",
            "UPDATE posts SET title = NULL", "SELEC 1", "SELECT * FROM post")) {
            try {
                statement.execute(sql);
            } catch (PSQLException failure) {
                answers.add(new Answer(sql, failure.getSQLState(), failure.getServerErrorMessage().getMessage()));
            }
        }
    }
    show(answers);

    step("What else the server tells", """
        PostgreSQL tells more than a message: the values in question, and which table, column or constraint it was. There is no
        need to pick them out of a text: the driver's own `PSQLException` has them, each by itself. (Where one does not
        apply, it is `null`.)
        """);
    var details = new ArrayList<Details>();
    try (var connection = connection(); var statement = connection.createStatement()) {
        for (var sql : List.of("INSERT INTO users (name) VALUES ('Ada')", "UPDATE posts SET author_id = 99 WHERE id = 1",
            "INSERT INTO users (name) VALUES (NULL)")) {
            try {
                statement.execute(sql);
            } catch (PSQLException failure) {
                var told = failure.getServerErrorMessage();
                details.add(new Details(told.getDetail(), told.getTable(), told.getColumn(), told.getConstraint()));
            }
        }
    }
    show(details);

    step("Where it is, and a hint", """
        In a wrong statement the server points at the place, counted in characters from 1, and sometimes it guesses what was
        meant: that is the *hint*. Given an exception, `show` puts together what is known of it, and adds the error's name and
        what one could do next.
        """);
    try (var connection = connection(); var statement = connection.createStatement()) {
        statement.execute("SELECT id, titel FROM posts");
    } catch (PSQLException failure) {
        show(failure.getServerErrorMessage().getPosition() + ": " + failure.getServerErrorMessage().getHint());
        show(failure);
    }

    step("An error from within", """
        This time the wrong statement is not ours: a block of code, which runs in the server, has made it. So the position is one
        in *that* statement, and the server sends it along. The *context* tells the way there. Even the place in PostgreSQL's
        sources is named, for those who read them.
        """);
    try (var connection = connection(); var statement = connection.createStatement()) {
        statement.execute("DO $$ BEGIN EXECUTE 'SELECT id, titel FROM posts'; END $$");
    } catch (PSQLException failure) {
        var told = failure.getServerErrorMessage();
        show(told.getSeverity() + " at " + told.getInternalPosition() + " of " + told.getInternalQuery());
        show(told.getWhere());
        show(told.getFile() + ", " + told.getRoutine());
    }

    step("Act on its kind", """
        What to do depends on the class: our method `kind` says what. `08` needs patience (the next lesson), `40` needs the whole
        transaction again (lesson 07), and `42` a programmer. A server that is not there, and a block of code that raises `40001`,
        show us two that are hard to get by accident.
        """);
    try {
        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:1/" + database(), user(), password());
    } catch (SQLException failure) {
        show(failure.getSQLState() + ", " + kind(failure));
    }
    try (var connection = connection(); var statement = connection.createStatement()) {
        statement.execute("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$");
    } catch (SQLException failure) {
        show(failure.getSQLState() + ", " + kind(failure));
    }

    step("Catch one, let others go", """
        A `catch` is for the error that one can do something about: here that a name is taken, `23505`. All others have to get
        out, or else they are lost, and the program goes on as if all were well. The driver has names for the commonest
        codes: `PSQLState.UNIQUE_VIOLATION` is that one.
        """);
    for (var name : List.of("Ada", "Grace")) {
        try {
            session.insert("users.insert", new User(name, "UTC"));
            session.commit();
            show("welcome, " + name);
        } catch (PersistenceException failure) {
            session.rollback();
            var isTaken = failure.getCause() instanceof SQLException cause
                && PSQLState.UNIQUE_VIOLATION.getState().equals(cause.getSQLState());
            if (!isTaken) {
                throw failure;
            }
            show(name + " is taken");
        }
    }

    step("Errors that the server never saw", """
        Not every `PersistenceException` comes from PostgreSQL. If a record has no component for a hole, MyBatis gives up before
        anything is sent: the cause is no `SQLException`, there is no SQLSTATE, and the transaction goes on. So ask with
        `instanceof` before you cast.
        """);
    try {
        session.insert("users.insert", new Nickname("Countess"));
    } catch (PersistenceException failure) {
        show(failure.getCause() instanceof SQLException);
    }
    show(session.<Integer>selectOne("users.count"));
    session.close();
}

// PostgreSQL's manual: Appendix A. PostgreSQL Error Codes; 3.4 Transactions; 5.5 Constraints; 54.8 Error and Notice Message
// Fields.

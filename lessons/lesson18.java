///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Change tables step by step, the same way on every server, while programs use them
//SOURCES ../scripts/howdah/Bootstrap.java
//DEPS org.flywaydb:flyway-core:13.12.1 org.flywaydb:flyway-database-postgresql:13.12.1

// Afterwards you can: keep a database's structure in numbered files, tell what a database has got of them, get out of a
//   migration that failed, and change a table that programs are using.
// Not here: undoing a migration (write one that does), migrations written in Java.
// Needs: lessons 04 and 07.

import static howdah.Bootstrap.*;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/// A migration, and where it stands in a database.
record Migration(String version, String description, String state) {
}

/// What Flyway knows of its migrations.
List<Migration> migrations(Flyway flyway) {
    return Stream.of(flyway.info().all()).map(each -> new Migration(Objects.toString(each.getVersion(), ""),
        each.getDescription(), each.getState().getDisplayName())).toList();
}

/// What SQLSTATE the server has answered with, however often its answer was wrapped.
String state(Throwable failure) {
    while (!(failure instanceof SQLException)) {
        failure = failure.getCause();
    }
    return ((SQLException) failure).getSQLState();
}

void main() throws Exception {

    step("A migration is a file", """
        A table changes over the years, and on each server alike. So every change is a file of SQL, a *migration*: `V`, a version,
        two underscores, a description. A tool runs them; ours is Flyway. Your project keeps them in
        `src/main/resources/db/migration`, this lesson in a folder that goes when it ends.
        """);
    var folder = folder();
    Files.writeString(folder.resolve("V1__create_subscribers.sql"), """
        CREATE TABLE subscribers (
          id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          mail text NOT NULL
        );
        """);
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    var flyway = Flyway.configure().dataSource(url, user(), password()).locations("filesystem:" + folder).load();
    show(flyway.migrate().migrationsExecuted);

    step("Each of them once", """
        We run it again, and nothing happens: Flyway keeps a table of its own in the database, the *schema history*. There it looks
        up what has been run. So a program simply calls `migrate` whenever it starts.
        """);
    show(flyway.migrate().migrationsExecuted);
    var session = session();
    show(session.selectList("migrations.findHistory"));
    session.rollback(true);   // ends the query's transaction, which would be in the way of what comes

    step("The next change", """
        Another change is another file, with a higher version. `info` tells what a database has got, and what is to come. This
        database lacks the second; one that was made today would get both, in order of their versions. Both end up the same.
        """);
    Files.writeString(folder.resolve("V2__add_language.sql"), """
        ALTER TABLE subscribers ADD COLUMN language text NOT NULL DEFAULT 'en';
        """);
    show(migrations(flyway));
    flyway.migrate();
    show(migrations(flyway));

    step("What is written anew", """
        A view or a function is not changed bit by bit: its file holds the whole of it. Such a *repeatable* migration begins with `R`
        and has no version. It is run after the others, and again whenever its text has changed: the second of three calls
        finds nothing to do.
        """);
    var view = folder.resolve("R__subscribers_by_language.sql");
    Files.writeString(view, "CREATE OR REPLACE VIEW languages AS SELECT DISTINCT language FROM subscribers;\n");
    show(flyway.migrate().migrationsExecuted);
    show(flyway.migrate().migrationsExecuted);
    Files.writeString(view, """
        CREATE OR REPLACE VIEW languages AS
        SELECT language, count(*) AS subscribers FROM subscribers GROUP BY language;
        """);
    show(flyway.migrate().migrationsExecuted);

    step("What has been run stays as it is", """
        A version is never edited once a database has run it: databases to come would differ from those that are there. The
        history keeps a *checksum* of each file, and `migrate` compares before it does anything. What helps: put the file
        back, and write a new one.
        """);
    var first = folder.resolve("V1__create_subscribers.sql");
    var asItWas = Files.readString(first);
    Files.writeString(first, asItWas.replace("mail text NOT NULL", "mail text NOT NULL UNIQUE"));
    var validation = flyway.validateWithResult();
    show(validation.validationSuccessful + ": " + validation.invalidMigrations.getFirst().errorDetails.errorCode);
    Files.writeString(first, asItWas);
    show(flyway.validateWithResult().validationSuccessful);

    step("A migration that fails", """
        The first statement of this file is right, the second is not: there is no table `topic` (`42P01`). In PostgreSQL, `CREATE`
        and `ALTER` take part in a transaction as `INSERT` does, and Flyway runs each file in one. So nothing of it is left, neither
        table nor history: correct the file, and go on.
        """);
    var topics = folder.resolve("V3__create_topics.sql");
    Files.writeString(topics, "CREATE TABLE topics (name text PRIMARY KEY);\nINSERT INTO topic VALUES ('indexes');\n");
    try {
        flyway.migrate();
    } catch (FlywayException failure) {
        show(state(failure));
    }
    show("table topics is there: " + session.<Boolean>selectOne("migrations.hasTable", "topics"));
    session.rollback(true);
    Files.writeString(topics, "CREATE TABLE topics (name text PRIMARY KEY);\nINSERT INTO topics VALUES ('indexes');\n");
    show(flyway.migrate().migrationsExecuted);

    step("One that fails halfway", """
        An index that is built `CONCURRENTLY` lets others write meanwhile, but not in a transaction: a failure leaves something.
        Two rows have the same mail (`23505`): what stays is an invalid index, and a failed version in the history. (Flyway locks
        by a transaction that stays open; the index would wait for its end, for ever: hence the option.)
        """);
    session.insert("migrations.subscribe", "ada@example.org");
    session.insert("migrations.subscribe", "ada@example.org");
    session.commit();
    Files.writeString(folder.resolve("V4__one_row_per_mail.sql"), """
        CREATE UNIQUE INDEX CONCURRENTLY subscribers_mail ON subscribers (mail);
        """);
    var configuration = Flyway.configure().configuration(flyway.getConfiguration());
    configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
    var concurrently = configuration.load();
    try {
        concurrently.migrate();
    } catch (FlywayException failure) {
        show(state(failure));
    }
    show(session.selectList("migrations.findIndexes"));
    show(migrations(concurrently));

    step("Repair", """
        From now on Flyway refuses to go on: somebody has to look, and tidy up by hand. We drop the invalid index, and remove what
        stood in its way. Then `repair` strikes the failed version off the history, and `migrate` runs it once more. (`repair` also
        takes over new checksums: a thing to do knowingly.)
        """);
    session.update("migrations.dropMailIndex");
    session.delete("migrations.deleteDoubles");
    session.commit();
    concurrently.repair();
    show(concurrently.migrate().migrationsExecuted);
    show(session.selectList("migrations.findIndexes"));
    session.rollback(true);

    step("A database that was there before", """
        The blog's tables were made without Flyway, as of version 1, say. Running that again would fail; so Flyway refuses a schema
        with tables and no history. `baseline` writes into the history where we are, and runs nothing: only what comes later
        will be run. (The blog gets a history of its own here.)
        """);
    data("blog");
    var changes = folder();
    Files.writeString(changes.resolve("V1__create_blog.sql"), "CREATE TABLE users (id integer /* … and so on */);\n");
    var blog = Flyway.configure().dataSource(url, user(), password()).locations("filesystem:" + changes)
        .table("blog_history").baselineVersion("1").load();
    try {
        blog.migrate();
    } catch (FlywayException refused) {
        show(refused.getErrorCode());
    }
    blog.baseline();
    show(migrations(blog));

    step("Who waits behind a migration", """
        `ALTER TABLE` needs the table for itself (ACCESS EXCLUSIVE), if only for an instant. Here a report, a, has read `posts`, and its
        transaction is still open: b, which alters, waits. And c, which only wants to read, waits behind b. A change of a
        millisecond stops the whole blog, for as long as the report takes.
        """);
    try (var a = session("a")) {
        a.selectOne("migrations.countPosts");
        background("b", () -> {
            try (var b = session("b")) {
                b.update("migrations.addPublishedAt");
                b.rollback();
            }
        });
        awaitBlocked("b");
        background("c", () -> {
            try (var c = session("c")) {
                c.selectOne("migrations.countPosts");
            }
        });
        awaitBlocked("c");
        a.rollback(true);
        show(timeLine("a", "b", "c"));
    }

    step("Give up soon, come back later", """
        `lock_timeout` ends that: who does not get his lock in time fails with `55P03`, and those behind him go on. Here in a
        migration of the blog, while a reads again. Nothing has happened, nothing is to be repaired: we try again
        later. `SET LOCAL` holds until the end of the transaction.
        """);
    Files.writeString(changes.resolve("V2__add_published_at.sql"), """
        SET LOCAL lock_timeout = '100ms';
        ALTER TABLE posts ADD COLUMN published_at timestamptz;
        """);
    try (var a = session("a")) {
        a.selectOne("migrations.countPosts");
        blog.migrate();
    } catch (FlywayException failure) {
        show(state(failure));
    }
    show(blog.migrate().migrationsExecuted);

    step("Expand", """
        That was the beginning of a bigger change: a date, `published_at`, is to replace the column `published`. Old and new
        versions of the blog's program run side by side for a while, so nothing may be taken away yet. A column that may be NULL
        disturbs nobody: the old program does not know of it, and goes on.
        """);
    session.insert("migrations.publishAsBefore", "Written by the old program");
    session.insert("migrations.publish", "Written by the new program");
    session.commit();
    show(session.selectList("migrations.findNewest"));
    session.rollback(true);

    step("Fill in, piece by piece", """
        The rows that were there get their date. One `UPDATE` for all would hold every row's lock to its end; so it takes eight rows
        at a time here (thousands in earnest), and commits. Whoever wants one of them waits a moment only. The loop ends when
        nothing is left to do.
        """);
    var filled = session.update("migrations.fillPublishedAt", 8);
    while (filled > 0) {
        session.commit();
        show(filled);
        filled = session.update("migrations.fillPublishedAt", 8);
    }
    session.rollback();

    step("A rule for the rows to come", """
        Meanwhile the old program has published once more, then the last one is stopped. From now on a published post has a date:
        as a `CHECK` that is `NOT VALID`, the rule holds for what is written at once, without a look at what is there. The look
        comes in a migration of its own: it finds that post (`23514`).
        """);
    session.insert("migrations.publishAsBefore", "Just in time");
    session.commit();
    Files.writeString(changes.resolve("V3__published_posts_have_a_date.sql"), """
        SET LOCAL lock_timeout = '1s';
        ALTER TABLE posts ADD CONSTRAINT posts_published_at_check
          CHECK (NOT published OR published_at IS NOT NULL) NOT VALID;
        """);
    Files.writeString(changes.resolve("V4__all_published_posts_have_a_date.sql"), """
        ALTER TABLE posts VALIDATE CONSTRAINT posts_published_at_check;
        """);
    try {
        blog.migrate();
    } catch (FlywayException failure) {
        show(state(failure));
    }
    show(session.selectList("migrations.findRules"));
    session.rollback(true);

    step("Look at what is there", """
        We fill that one in, too, and migrate again: version 3 is done, only 4 is run. Looking through a big table takes long, but
        `VALIDATE` lets others read and write meanwhile. Within version 3 it would not: a transaction keeps its locks to its
        end, and adding the rule needs the whole table.
        """);
    session.update("migrations.fillPublishedAt", 8);
    session.commit();
    show(blog.migrate().migrationsExecuted);
    show(session.selectList("migrations.findRules"));
    session.rollback(true);

    step("Contract", """
        No program reads or writes `published` any more: only now it goes, and with it the rule that names it. Each migration was
        quick, or let others go on meanwhile; each left the programs right that were running at the time. So the blog was never
        closed.
        """);
    Files.writeString(changes.resolve("V5__drop_published.sql"), """
        SET LOCAL lock_timeout = '1s';
        ALTER TABLE posts DROP COLUMN published;
        """);
    blog.migrate();
    show(migrations(blog));
    show(session.selectList("migrations.findColumns", "posts"));
    session.close();
}

// PostgreSQL's manual: ALTER TABLE (Notes; ADD table_constraint … NOT VALID; VALIDATE CONSTRAINT; DROP COLUMN); CREATE INDEX
// (Building Indexes Concurrently); SET; 13.3.1 Table-Level Locks; 19.11.1 Statement Behavior (lock_timeout); 5.7 Modifying Tables.

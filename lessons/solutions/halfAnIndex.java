///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Tidy up after a migration that failed halfway, and run it once more, so that no mail is there twice
//SOURCES ../../scripts/howdah/Bootstrap.java
//DEPS org.flywaydb:flyway-core:13.12.1 org.flywaydb:flyway-database-postgresql:13.12.1

// Exercise 18.4
// Hint: Three things are left behind: rows with the same mail, an index that is not valid, and a failed version in the history.
//   Step 8 of lesson 18 tidies all of it up.
// Hint: mappers/migrations.xml has a statement for the rows and one for the index. What a session has done counts once it is
//   committed; the history is Flyway's own business.
// Hint: session.delete("migrations.deleteDoubles"); session.update("migrations.dropMailIndex"); session.commit(); and then
//   flyway.repair();

import static howdah.Bootstrap.*;

import java.nio.file.Files;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

void main() throws Exception {
    var folder = folder();
    Files.writeString(folder.resolve("V1__create_subscribers.sql"), """
        CREATE TABLE subscribers (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail text NOT NULL);
        INSERT INTO subscribers (mail) VALUES ('ada@example.org'), ('noor@example.org'), ('ada@example.org');
        """);
    Files.writeString(folder.resolve("V2__one_row_per_mail.sql"), """
        CREATE UNIQUE INDEX CONCURRENTLY subscribers_mail ON subscribers (mail);
        """);
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    var configuration = Flyway.configure().dataSource(url, user(), password()).locations("filesystem:" + folder);
    configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
    var flyway = configuration.load();
    try {
        flyway.migrate();
    } catch (FlywayException failure) {
        try (var session = session()) {
            show(session.selectList("migrations.findIndexes"));
            session.rollback(true);
            // What was in the way, and what was left of the index; the commit ends the transaction, for which others would wait.
            session.delete("migrations.deleteDoubles");
            session.update("migrations.dropMailIndex");
            session.commit();
            // Strikes the failed version off the history.
            flyway.repair();
        }
    }
    show(flyway.migrate().migrationsExecuted);
}

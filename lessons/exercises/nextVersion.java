///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Give every subscriber a language that is never NULL, 'en' where nobody has said another, in a migration of its own
//SOURCES ../../scripts/howdah/Bootstrap.java
//DEPS org.flywaydb:flyway-core:13.12.1 org.flywaydb:flyway-database-postgresql:13.12.1

// Exercise 18.1
// Hint: Version 1 has been run, and stays as it is. What comes next is one more file in the folder, as in step 3 of lesson 18.
// Hint: Its name is like V2__add_language.sql: a V, a higher version, two underscores, a few words.
// Hint: Files.writeString(folder.resolve("V2__add_language.sql"), "ALTER TABLE subscribers ADD COLUMN …;"); and ADD COLUMN
//   goes on with a name, a type, NOT NULL, and DEFAULT with a value.

import static howdah.Bootstrap.*;

import java.nio.file.Files;
import org.flywaydb.core.Flyway;

void main() throws Exception {
    var folder = folder();
    Files.writeString(folder.resolve("V1__create_subscribers.sql"), """
        CREATE TABLE subscribers (
          id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          mail text NOT NULL
        );
        """);
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    var flyway = Flyway.configure().dataSource(url, user(), password()).locations("filesystem:" + folder).load();
    flyway.migrate();
    try (var session = session()) {
        session.insert("migrations.subscribe", "ada@example.org");
        session.insert("migrations.subscribe", "noor@example.org");
        session.commit();
    }

    // TODO: write the next migration
    flyway.migrate();
}

// how many versions have been run after the first
//DEPS org.flywaydb:flyway-core:13.12.1 org.flywaydb:flyway-database-postgresql:13.12.1

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

    // A version of its own: databases that have run version 1 get this one only. The default fills the rows that are there.
    Files.writeString(folder.resolve("V2_add_language.sql"), """
        ALTER TABLE subscribers ADD COLUMN language text NOT NULL DEFAULT 'en';
        """);
    flyway.migrate();
}

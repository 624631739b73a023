// call flyway.baseline() before flyway.migrate()
//DEPS org.flywaydb:flyway-core:13.12.1 org.flywaydb:flyway-database-postgresql:13.12.1

import static howdah.Bootstrap.*;

import java.nio.file.Files;
import org.flywaydb.core.Flyway;

void main() throws Exception {
    data("blog");
    var folder = folder();
    Files.writeString(folder.resolve("V1__create_users.sql"), """
        CREATE TABLE users (
          id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          name      text NOT NULL UNIQUE,
          time_zone text NOT NULL DEFAULT 'UTC'
        );
        """);
    Files.writeString(folder.resolve("V2__add_bio.sql"), "ALTER TABLE users ADD COLUMN bio text;\n");
    Files.writeString(folder.resolve("V3__users_may_leave.sql"), "ALTER TABLE users ADD COLUMN left_at timestamptz;\n");

    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    var flyway = Flyway.configure().dataSource(url, user(), password()).locations("filesystem:" + folder)
        .baselineVersion("2")   // what the users' table has by now: a bio, and nothing of version 3
        .load();
    // Only writes into the history; what stands in versions 1 and 2 is there, and is not run.
    show(flyway.migrate().migrationsExecuted);
}

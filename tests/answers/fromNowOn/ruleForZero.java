// You showed "stored"
//DEPS org.flywaydb:flyway-core:13.12.1 org.flywaydb:flyway-database-postgresql:13.12.1

import static howdah.Bootstrap.*;

import java.nio.file.Files;
import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.flywaydb.core.Flyway;

void main() throws Exception {
    data("blog");
    var folder = folder();
    // NOT VALID: the rule holds for every row that is written from now on; the others are not looked at.
    Files.writeString(folder.resolve("V2__rating_is_given.sql"), """
        ALTER TABLE posts ADD CONSTRAINT posts_rating_given CHECK (rating > 0) NOT VALID;
        """);
    var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    var flyway = Flyway.configure().dataSource(url, user(), password()).locations("filesystem:" + folder).load();
    flyway.baseline();
    show(flyway.migrate().migrationsExecuted);

    try (var session = session()) {
        session.insert("migrations.publishAsBefore", "A post without a rating");
        session.commit();
        show("stored");
    } catch (PersistenceException refused) {
        show(((SQLException) refused.getCause()).getSQLState());
    }
}

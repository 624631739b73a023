///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let no more posts in without a rating, and leave those that have none as they are
//SOURCES ../../scripts/howdah/Bootstrap.java
//DEPS org.flywaydb:flyway-core:13.12.1 org.flywaydb:flyway-database-postgresql:13.12.1

// Exercise 18.3
// Hint: Run it: the rule is refused (23514), since there are posts that break it. Which step of lesson 18 makes a rule for the
//   rows to come?
// Hint: Two words at the end of ADD CONSTRAINT let the server skip the look at what is there. Nobody has asked to validate it.
// Hint: ALTER TABLE posts ADD CONSTRAINT posts_rating_given CHECK (rating IS NOT NULL) NOT VALID;

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
        ALTER TABLE posts ADD CONSTRAINT posts_rating_given CHECK (rating IS NOT NULL) NOT VALID;
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

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let in all who can be let in: whoever comes after a refused one must not suffer for it
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 4.2
// Hint: Run it: Ada is there already, and is refused rightly. But why Edsger? Show refused.getCause() to see what the server
//   says to him.
// Hint: SQLSTATE 25P02: the transaction in which Ada was refused is still open, and has failed. Something has to end it
//   before the next insert.
// Hint: session.rollback(); as the first statement of the catch.

import static howdah.Bootstrap.*;

import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;

/// A user as `users.insert` takes one.
record User(String name, String timeZone) {
}

void main() {
    data("blog");
    try (var session = session()) {
        for (var name : List.of("Grace", "Ada", "Edsger")) {
            try {
                session.insert("users.insert", new User(name, "UTC"));
                session.commit();
                show(name + " is in");
            } catch (PersistenceException refused) {
                // TODO: make the session ready for the next one
                show(name + " is not in");
            }
        }
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show "taken" where the name is already there, and let every other error out
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 4.1
// Hint: Two errors come: one says that a name is taken, the other that the program forgot something. By what does a program
//   tell them apart?
// Hint: The cause of a PersistenceException is an SQLException where PostgreSQL has refused something; its getSQLState() is
//   "23505" for a name that is taken.
// Hint: Put a try around insert and commit. In the catch call session.rollback(), then show("taken") if it is "23505"; else
//   throw failure.

import static howdah.Bootstrap.*;

import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/// A user as `users.insert` takes one.
record User(String name, String timeZone) {
}

/// Makes a user, and shows whether it could be done; an error of any other kind is let out.
void register(SqlSession session, String name, String timeZone) {
    // TODO: show "taken" where the name is there already (SQLSTATE 23505); let other errors out
    session.insert("users.insert", new User(name, timeZone));
    session.commit();
    show("welcome");
}

void main() {
    data("blog");
    try (var session = session()) {
        register(session, "Grace", "UTC");
        register(session, "Ada", "UTC");
        // An error in the program, which nobody is to miss: a user without a time zone.
        register(session, "Edsger", null);
    }
}

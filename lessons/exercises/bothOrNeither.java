///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let a gift that is refused leave nothing behind, and let the next one be given
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 7.1
// Hint: The second gift fails. The third one fails, too, with 25P02. What state is the transaction in by then?
// Hint: A transaction that has failed takes no statement until it is ended. Step 2 of lesson 07 ends it in the catch.
// Hint: session.rollback(); stands in the catch. The commit stays where it is: one for each gift.

import static howdah.Bootstrap.*;

import java.sql.SQLException;
import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/// Gives points, or shows why that is refused.
void give(SqlSession session, String from, String to, int points) {
    try {
        session.update("wallets.add", Map.of("owner", to, "points", points));
        session.update("wallets.add", Map.of("owner", from, "points", -points));
        session.commit();
    } catch (PersistenceException failure) {
        show(((SQLException) failure.getCause()).getSQLState());
        // TODO: undo what this gift has done, so that the next one can be given
    }
}

void main() {
    data("wallets");
    try (var session = session()) {
        give(session, "Ada", "Noor", 30);
        give(session, "Ada", "Noor", 500);
        give(session, "Noor", "Ada", 20);
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let both queries of a report see the same moment, whatever others commit in between
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 7.2
// Hint: What is listed adds up to more than the total above it: Zoë came in between. At which level is there one snapshot
//   for all queries?
// Hint: REPEATABLE READ does. It is set on the connection of the session that needs it, before that session's first query.
// Hint: report.getConnection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
//   as the first statement of the try.

import static howdah.Bootstrap.*;

import java.sql.Connection;
import java.util.Map;

void main() throws Exception {
    data("wallets");
    try (var report = session("report"); var other = session("other")) {
        // TODO: let both queries of the report see the same moment
        show(report.<Integer>selectOne("wallets.total"));

        other.insert("wallets.open", Map.of("owner", "Zoë"));
        other.update("wallets.add", Map.of("owner", "Zoë", "points", 5));
        other.commit();

        show(report.selectList("wallets.findAll"));
    }
}

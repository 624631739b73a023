// middle of a transaction

import static howdah.Bootstrap.*;

import java.sql.Connection;
import java.util.Map;

void main() throws Exception {
    data("wallets");
    try (var report = session("report"); var other = session("other")) {
        show(report.<Integer>selectOne("wallets.total"));
        report.getConnection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);

        other.insert("wallets.open", Map.of("owner", "Zoë"));
        other.update("wallets.add", Map.of("owner", "Zoë", "points", 5));
        other.commit();

        show(report.selectList("wallets.findAll"));
    }
}

package howdah.database;

import java.sql.Connection;
import javax.sql.DataSource;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.transaction.Transaction;
import org.apache.ibatis.transaction.TransactionFactory;

/// Wraps the transactions of the factory that `mybatis-config.xml` names.
final class SessionTransactions implements TransactionFactory {

    private final TransactionFactory configured;
    private final TimeLineRecorder recorder;
    private SessionTransaction latest;

    SessionTransactions(TransactionFactory configured, TimeLineRecorder recorder) {
        this.configured = configured;
        this.recorder = recorder;
    }

    /// That of the session which was opened last.
    SessionTransaction latest() {
        return latest;
    }

    @Override
    public Transaction newTransaction(DataSource source, TransactionIsolationLevel level, boolean autoCommit) {
        latest = new SessionTransaction(() -> configured.newTransaction(source, level, autoCommit), recorder);
        return latest;
    }

    @Override
    public Transaction newTransaction(Connection connection) {
        return configured.newTransaction(connection);
    }
}

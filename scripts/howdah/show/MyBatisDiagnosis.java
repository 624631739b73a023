package howdah.show;

import static howdah.show.Diagnosis.CAUSE;
import static howdah.show.Diagnosis.NEXT;
import static howdah.show.Diagnosis.SQL;
import static howdah.show.Diagnosis.WHERE;

import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.exceptions.TooManyResultsException;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.type.TypeException;
import org.xml.sax.SAXParseException;

/// What MyBatis tells of a failure: the mapper's file, the statement and its SQL, beside what PostgreSQL says.
final class MyBatisDiagnosis {

    private static final String NO_STATEMENT = "Mapped Statements collection does not contain value for ";

    private final PersistenceException failure;
    private final MyBatisMessage message;
    private final String place;

    private MyBatisDiagnosis(PersistenceException failure, String place) {
        this.failure = failure;
        this.message = MyBatisMessage.of(String.valueOf(failure.getMessage()));
        this.place = place;
    }

    /// @param sql the statement, or null: then the one that MyBatis tells
    static Diagnosis of(PersistenceException failure, String place, String sql) {
        var diagnosis = new MyBatisDiagnosis(failure, place);
        return Causes.first(failure, SAXParseException.class).map(diagnosis::ofXml)
            .or(() -> Causes.first(failure, BatchExecutorException.class).map(diagnosis::ofBatch))
            .or(() -> Causes.first(failure, SQLException.class).map(cause -> diagnosis.ofSql(cause, sql)))
            .orElseGet(diagnosis::ofAny);
    }

    private Diagnosis ofXml(SAXParseException cause) {
        String file = message.resource() == null ? "mybatis-config.xml" : message.resource();
        return new Diagnosis(file + " cannot be read.")
            .with(WHERE, place)
            .with(WHERE, file + ", line " + cause.getLineNumber() + ", column " + cause.getColumnNumber())
            .with(CAUSE, cause.getMessage())
            .with(NEXT, "mend the XML; in SQL, write &lt; for < and &amp; for &");
    }

    private Diagnosis ofBatch(BatchExecutorException batch) {
        var cause = batch.getBatchUpdateException();
        var diagnosis = new Diagnosis(Causes.message(SqlDiagnosis.told(cause)))
            .with(WHERE, place)
            .with(WHERE, "statement " + batch.getFailingStatementId() + ", in a batch");
        return SqlDiagnosis.of(cause, diagnosis, SqlExcerpt.received(batch.getFailingSqlStatement()));
    }

    private Diagnosis ofSql(SQLException cause, String sql) {
        return SqlDiagnosis.of(cause, begun(Causes.message(cause)), sql == null ? received() : sql);
    }

    private Diagnosis ofAny() {
        Throwable innermost = Causes.innermost(failure);
        String told = String.valueOf(innermost.getMessage());
        if (told.startsWith(NO_STATEMENT)) {
            return begun("No mapper has a statement \"" + told.substring(NO_STATEMENT.length()) + "\".")
                .with(NEXT, "check its id (the mapper's namespace, which is its file's name, a dot, the statement's id) and that"
                    + " mybatis-config.xml lists the mapper");
        }
        return begun(MyBatisMessage.head(String.valueOf(failure.getMessage())))
            .with(SQL, received() == null ? null : SqlExcerpt.of(received(), 0))
            .with(CAUSE, innermost == failure ? null : MyBatisMessage.head(Causes.message(innermost)))
            .with(NEXT, failure instanceof TooManyResultsException ? "use selectList, or let WHERE find one row only" : null);
    }

    private String received() {
        return message.sql() == null ? null : SqlExcerpt.received(message.sql());
    }

    /// MyBatis's innermost exception of a kind of its own tells more than the outermost one, and more than `otherwise`; but where
    /// a parameter was refused, whoever has refused it knows why, and MyBatis guesses.
    private Diagnosis begun(String otherwise) {
        String what = Causes.last(failure, PersistenceException.class)
            .filter(each -> each.getClass() != PersistenceException.class)
            .filter(each -> !(each instanceof TypeException && each.getCause() instanceof SQLException))
            .map(each -> MyBatisMessage.head(String.valueOf(each.getMessage())))
            .orElse(otherwise);
        return new Diagnosis(what).with(WHERE, place).with(WHERE, message.where());
    }
}

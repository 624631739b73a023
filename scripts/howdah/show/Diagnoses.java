package howdah.show;

import static howdah.show.Diagnosis.CAUSE;
import static howdah.show.Diagnosis.NEXT;
import static howdah.show.Diagnosis.SETTINGS;
import static howdah.show.Diagnosis.WHERE;

import java.sql.SQLException;
import java.util.Optional;
import org.apache.ibatis.exceptions.PersistenceException;

/// Finds out what a throwable has to tell: what failed, where, why, and what to do next.
final class Diagnoses {

    private Diagnoses() {
    }

    /// @param where what the caller knows of the place, or null; the first line of the learner's own code is told before it
    /// @param sql   the statement that failed, or null if the caller does not know it
    static Diagnosis of(Throwable throwable, String where, String sql) {
        Optional<Failure> told = Causes.first(throwable, Failure.class);
        if (told.isPresent()) {
            return ofFailure(told.get());
        }
        Optional<StatementFailure> statement = Causes.first(throwable, StatementFailure.class);
        if (statement.isPresent()) {
            return ofStatement(statement.get());
        }
        Throwable failure = Causes.unwrapped(throwable);
        String place = Place.of(throwable).map(line -> where == null ? line : line + ", " + where).orElse(where);
        if (failure instanceof PersistenceException persistence) {
            return MyBatisDiagnosis.of(persistence, place, sql);
        }
        return failure instanceof SQLException exception
            ? SqlDiagnosis.of(exception, begun(exception, place), sql)
            : ofAny(failure, place);
    }

    private static Diagnosis ofStatement(StatementFailure statement) {
        SQLException failure = statement.failure();
        return SqlDiagnosis.of(failure, begun(failure, statement.where()), statement.sql(), statement.next());
    }

    private static Diagnosis begun(SQLException failure, String place) {
        return new Diagnosis(Causes.message(SqlDiagnosis.told(failure))).with(WHERE, place);
    }

    private static Diagnosis ofFailure(Failure failure) {
        return new Diagnosis(failure.getMessage())
            .with(WHERE, failure.where())
            .with(CAUSE, cause(failure))
            .with(SETTINGS, failure.settings())
            .with(NEXT, failure.next());
    }

    private static Diagnosis ofAny(Throwable failure, String where) {
        var script = ScriptMessage.of(Causes.named(failure));
        return new Diagnosis(script.map(ScriptMessage::head).orElse(Causes.named(failure)))
            .with(WHERE, script.map(told -> where == null ? told.where() : where + ", " + told.where()).orElse(where))
            .with(CAUSE, cause(failure))
            .with(NEXT, "HOWDAH_TRACE=1 shows the stack trace");
    }

    private static String cause(Throwable failure) {
        return failure.getCause() == null ? null : Causes.told(Causes.innermost(failure));
    }
}

package howdah.database;

import java.lang.reflect.InvocationTargetException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.session.ResultHandler;
import org.postgresql.PGConnection;

/// Tells each statement with its bound parameters, as the PostgreSQL driver sends it, once it was run; also one that failed.
///
/// @see <a href="https://mybatis.org/mybatis-3/configuration.html#plugins">MyBatis: plugins</a>
@Intercepts({
    @Signature(type = StatementHandler.class, method = "query", args = {Statement.class, ResultHandler.class}),
    @Signature(type = StatementHandler.class, method = "queryCursor", args = Statement.class),
    @Signature(type = StatementHandler.class, method = "update", args = Statement.class),
    @Signature(type = StatementHandler.class, method = "batch", args = Statement.class)
})
final class StatementLog implements Interceptor {

    private static final int UNKNOWN = -1;

    private final IntFunction<String> sessionNames;
    private final TimeLineRecorder recorder;
    private final Consumer<Database.Statement> told;

    /// @param sessionNames the name of the session that a process of the server serves
    StatementLog(IntFunction<String> sessionNames, TimeLineRecorder recorder, Consumer<Database.Statement> told) {
        this.sessionNames = sessionNames;
        this.recorder = recorder;
        this.told = told;
    }

    @Override
    public Object intercept(Invocation invocation) throws InvocationTargetException, IllegalAccessException {
        var session = session((Statement) invocation.getArgs()[0]);
        var id = id(invocation.getTarget());
        var sql = sql(invocation);
        recorder.begun(session, sql);
        var start = System.nanoTime();
        try {
            var result = invocation.proceed();
            var milliseconds = (System.nanoTime() - start) / 1e6;
            var rows = rows(invocation, result);
            recorder.succeeded(session, rows);
            told.accept(new Database.Statement(session, id, sql, milliseconds, rows, null,
                call(id, invocation, result)));
            return result;
        } catch (InvocationTargetException failure) {
            var milliseconds = (System.nanoTime() - start) / 1e6;
            var cause = failure.getCause() instanceof SQLException refused ? refused : new SQLException(failure.getCause());
            recorder.failed(session, cause);
            told.accept(new Database.Statement(session, id, sql, milliseconds, UNKNOWN, cause,
                call(id, invocation, null)));
            throw failure;
        }
    }

    private static Database.Call call(String id, Invocation invocation, Object result) {
        return LoadedMappers.have(id) ? StatementCall.of((StatementHandler) invocation.getTarget(),
            result instanceof List<?> rows ? rows : List.of()) : null;
    }

    private String session(Statement statement) {
        try {
            return sessionNames.apply(statement.getConnection().unwrap(PGConnection.class).getBackendPID());
        } catch (SQLException closed) {
            return null;
        }
    }

    /// A batch's statement would tell of all rows that it holds already.
    private static String sql(Invocation invocation) {
        var isBatch = invocation.getMethod().getName().equals("batch");
        return invocation.getArgs()[0] instanceof PreparedStatement statement && !isBatch
            ? statement.toString() : ((StatementHandler) invocation.getTarget()).getBoundSql().getSql();
    }

    private static int rows(Invocation invocation, Object result) {
        return switch (result) {
            case Integer changed -> changed;
            case List<?> fetched when invocation.getArgs()[1] == null -> fetched.size();
            case null, default -> UNKNOWN;
        };
    }

    private static String id(Object handler) {
        var statement = (MappedStatement) SystemMetaObject.forObject(handler).getValue("delegate.mappedStatement");
        return MapperConfiguration.courseId(statement.getId());
    }
}

package howdah.database;

import java.lang.reflect.InvocationTargetException;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.function.Consumer;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.SystemMetaObject;

/// Tells each statement with its bound parameters, as the PostgreSQL driver will send it.
///
/// @see <a href="https://mybatis.org/mybatis-3/configuration.html#plugins">MyBatis: plugins</a>
@Intercepts(@Signature(type = StatementHandler.class, method = "parameterize", args = Statement.class))
final class StatementLog implements Interceptor {

    private final Consumer<String> log;

    StatementLog(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public Object intercept(Invocation invocation) throws InvocationTargetException, IllegalAccessException {
        var result = invocation.proceed();
        if (invocation.getArgs()[0] instanceof PreparedStatement statement) {
            log.accept(id(invocation.getTarget()) + ": " + statement.toString().strip().replaceAll("\\s*\\R\\s*", " "));
        }
        return result;
    }

    private static String id(Object handler) {
        var statement = (MappedStatement) SystemMetaObject.forObject(handler).getValue("delegate.mappedStatement");
        return statement.getId();
    }
}

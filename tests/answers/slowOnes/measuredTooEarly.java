// shows 1 value

import static howdah.Bootstrap.*;

import java.sql.Statement;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;

/// Shows the queries that are slow.
@Intercepts(@Signature(type = StatementHandler.class, method = "query", args = {Statement.class, ResultHandler.class}))
class SlowOnes implements Interceptor {

    @Override
    public Object intercept(Invocation call) throws Throwable {
        var begun = System.nanoTime();
        if (System.nanoTime() - begun >= 100_000_000) {
            show(call.getArgs()[0].toString());
        }
        return call.proceed();
    }
}

void main() {
    try (var session = session()) {
        session.getConfiguration().addInterceptor(new SlowOnes());
        session.selectOne("slowOnes.sleep", 0.25);
        session.selectOne("slowOnes.sleep", 0.001);
        show("slept: " + session.selectOne("slowOnes.sleep", 0.15));
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Log only those statements that take 100 milliseconds or longer
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES slowOnes.xml

// Exercise 15.3
// Hint: Each statement is shown, whatever it takes. When can one know how long it has taken?
// Hint: Take System.nanoTime() before call.proceed(), which runs the statement, and after it; a millisecond is a million nanoseconds.
// Hint: var begun = System.nanoTime(); var result = call.proceed(); then
//   if (System.nanoTime() - begun >= 100_000_000) { show(…); } and at last return result;

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
        // The difference of two moments, taken around the statement; nanoTime counts in nanoseconds.
        var begun = System.nanoTime();
        var result = call.proceed();
        if (System.nanoTime() - begun >= 100_000_000) {
            show(call.getArgs()[0].toString());
        }
        return result;
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

package howdah.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.ParameterMode;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.session.Configuration;

/// Reads how MyBatis has called a statement.
final class StatementCall {

    private static final int ROWS = 100;

    private StatementCall() {
    }

    /// @param rows of which the first ones are kept
    static Database.Call of(StatementHandler handler, List<?> rows) {
        var mapped = (MappedStatement) SystemMetaObject.forObject(handler).getValue("delegate.mappedStatement");
        var bound = handler.getBoundSql();
        var parameters = new ArrayList<Map.Entry<String, Object>>();
        bound.getParameterMappings().stream().filter(each -> each.getMode() != ParameterMode.OUT)
            .forEach(each -> parameters.add(new java.util.AbstractMap.SimpleImmutableEntry<>(each.getProperty(),
                value(bound, each, mapped.getConfiguration()))));
        return new Database.Call(bound.getSql(), Collections.unmodifiableList(parameters),
            Collections.unmodifiableList(new ArrayList<>(rows.subList(0, Math.min(ROWS, rows.size())))));
    }

    /// As MyBatis finds it when it binds it.
    private static Object value(BoundSql bound, ParameterMapping mapping, Configuration configuration) {
        var name = mapping.getProperty();
        var parameter = bound.getParameterObject();
        if (bound.hasAdditionalParameter(name)) {
            return bound.getAdditionalParameter(name);
        }
        if (parameter == null || configuration.getTypeHandlerRegistry().hasTypeHandler(parameter.getClass())) {
            return parameter;
        }
        return configuration.newMetaObject(parameter).getValue(name);
    }
}

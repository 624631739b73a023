// Hours and fractions of a second count

import static howdah.Bootstrap.*;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.postgresql.util.PGInterval;

/// How long it took to write a post.
record Writing(int id, Duration time) {
}

/// The same as a number; null where it is not known.
record Milliseconds(int id, Long time) {
}

/// Takes a `Duration` to an `interval` and back.
class DurationHandler extends BaseTypeHandler<Duration> {

    @Override
    public void setNonNullParameter(PreparedStatement statement, int hole, Duration time, JdbcType type) throws SQLException {
        statement.setObject(hole, new PGInterval(time.toString()));
    }

    @Override
    public Duration getNullableResult(ResultSet rows, String column) throws SQLException {
        return duration((PGInterval) rows.getObject(column));
    }

    @Override
    public Duration getNullableResult(ResultSet rows, int column) throws SQLException {
        return duration((PGInterval) rows.getObject(column));
    }

    @Override
    public Duration getNullableResult(CallableStatement call, int column) throws SQLException {
        return duration((PGInterval) call.getObject(column));
    }

    private static Duration duration(PGInterval interval) {
        return interval == null ? null : Duration.ofDays(interval.getDays()).plusHours(interval.getHours())
            .plusMinutes(interval.getMinutes());
    }
}

void main() {
    data("blog");
    try (var session = session()) {
        session.getConfiguration().getTypeHandlerRegistry().register(Duration.class, new DurationHandler());
        session.update("wholeSpan.addTimes");
        session.commit();
        List<Writing> writings = session.selectList("wholeSpan.findAll");
        show(writings.stream()
            .map(writing -> new Milliseconds(writing.id(), writing.time() == null ? null : writing.time().toMillis())).toList());
    }
}

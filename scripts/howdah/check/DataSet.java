package howdah.check;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ibatis.session.SqlSession;

/// Rows that a program is run on.
///
/// @param name     for the learner; empty for the usual rows
/// @param commands that put them into the empty tables
record DataSet(String name, String commands) {

    private static final DataSet USUAL = new DataSet("", "");

    /// The usual rows, then those that a check brings.
    static List<DataSet> of(Class<?> check) {
        return Stream.concat(Stream.of(USUAL), Arrays.stream(check.getAnnotationsByType(Data.class))
            .map(data -> new DataSet(data.name(), data.value()))).toList();
    }

    boolean isUsual() {
        return name.isEmpty();
    }

    /// @throws AuthorsMistake if the commands fail
    void fill(SqlSession session) {
        try (var statement = session.getConnection().createStatement()) {
            statement.execute(commands);
        } catch (SQLException failure) {
            throw new AuthorsMistake("the commands of @Data(name = \"%s\") fail: %s".formatted(name, failure.getMessage()),
                failure);
        }
    }
}

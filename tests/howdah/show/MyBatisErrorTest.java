package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.ibatis.exceptions.ExceptionFactory;
import org.apache.ibatis.exceptions.TooManyResultsException;
import org.apache.ibatis.executor.ErrorContext;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.type.TypeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class MyBatisErrorTest {

    private static final String MAPPER = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
        <mapper namespace="test">
            <select id="find" resultType="map">
                SELECT id FROM test
            </select>
        </mapper>
        """;

    private final Show plain = Show.plain();

    @AfterEach
    void forget() {
        ErrorContext.instance().reset();
    }

    @Test
    void shouldTellTheMapperItsStatementAndTheSqlAsPostgresGotIt() {
        var cause = new PSQLException(new ServerErrorMessage("SERROR\0C42703\0Mcolumn \"numm\" does not exist\0P56"));
        ErrorContext.instance().resource("mappers/test.xml").activity("setting parameters").object("test.find-Inline")
            .sql("SELECT id\n        FROM test\n        WHERE num = ? AND numm = ? AND data = 'a?'");
        assertThat(plain.error(ExceptionFactory.wrapException("Error querying database.  Cause: " + cause, cause)))
            .isEqualTo("""
                ERROR: column "numm" does not exist
                  Where:     mappers/test.xml, statement test.find
                  SQL:       SELECT id
                             FROM test
                             WHERE num = $1 AND numm = $2 AND data = 'a?'
                                                ^
                  SQLSTATE:  42703 undefined_column
                  Next:      check the spelling; text stands in single quotes, and in double quotes capitals count""");
    }

    @Test
    void shouldTellWhyAParameterWasRefusedByWhoeverHasRefusedIt() {
        var cause = new PSQLException("The column index is out of range: 1, number of columns: 0.", PSQLState.INVALID_PARAMETER_VALUE);
        var guess = new TypeException("Error setting non null for parameter #1 with JdbcType null . Cause: " + cause, cause);
        assertThat(plain.error(ExceptionFactory.wrapException("Error querying database.", guess)))
            .startsWith("The column index is out of range: 1, number of columns: 0.\n").doesNotContain("non null", "Cause:");
    }

    @Test
    void shouldNameNoStatementWhereMyBatisNamesNone() {
        ErrorContext.instance().resource("mappers/test.xml").object("defaultParameterMap").sql("SELECT 1");
        var cause = new PSQLException(new ServerErrorMessage("SERROR\0C22012\0Mdivision by zero"));
        assertThat(plain.error(ExceptionFactory.wrapException("Error querying database.", cause)))
            .contains("  Where:     mappers/test.xml\n  SQL:       SELECT 1\n");
    }

    @Test
    void shouldTellTheLineOfAMapperThatIsNotWellFormed() {
        assertThat(error(MAPPER.replace("FROM test", "FROM test WHERE id < 4"), "test.find")).isEqualTo("""
            mappers/test.xml cannot be read.
              Where:     mappers/test.xml, line 5, column 39
              Cause:     The content of elements must consist of well-formed character data or markup.
              Next:      mend the XML; in SQL, write &lt; for < and &amp; for &""");
    }

    @Test
    void shouldTellTheLineOfAnUnknownElement() {
        assertThat(error(MAPPER.replace("select", "selekt"), "test.find"))
            .contains("Where:     mappers/test.xml, line 4, ").contains("Cause:     Element type \"selekt\" must be declared.");
    }

    @Test
    void shouldTellWhatAMapperNamesInVain() {
        assertThat(error(MAPPER.replace("\"map\"", "\"rrow\""), "test.find")).isEqualTo("""
            Could not resolve type alias 'rrow'.
              Where:     mappers/test.xml
              Cause:     Cannot find class: rrow""");
    }

    @Test
    void shouldTellAnUnknownStatement() {
        assertThat(error(MAPPER, "test.fnd")).startsWith("No mapper has a statement \"test.fnd\".\n  Next:      check its id");
    }

    @Test
    void shouldTellWhyThereIsNoConnection() {
        assertThat(error(MAPPER, "test.find"))
            .startsWith("Connection to 127.0.0.1:1 refused.")
            .contains("\n  Where:     mappers/test.xml, line 4, statement test.find\n")
            .contains("\n  SQLSTATE:  08001 ")
            .contains("\n  Cause:     Connection refused");
    }

    @Test
    void shouldTellAMissingParameter() {
        assertThat(error(MAPPER.replace("FROM test", "FROM test WHERE id = #{nope.id}"), "test.find"))
            .doesNotContain("###").contains("mappers/test.xml");
    }

    @Test
    void shouldAdviseOnTooManyRows() {
        assertThat(plain.error(new TooManyResultsException("Expected one result, but found: 2")))
            .isEqualTo("Expected one result, but found: 2\n  Next:      use selectList, or let WHERE find one row only");
    }

    /// What a lesson would print that has this mapper, calls this statement, and finds no server.
    private String error(String mapper, String statement) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new OneMapper(mapper));
        try {
            return plain.error(catchThrowable(() -> call(statement)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void call(String statement) {
        var configuration = """
            <!DOCTYPE configuration PUBLIC "-//mybatis.org//DTD Config 3.0//EN" "http://mybatis.org/dtd/mybatis-3-config.dtd">
            <configuration>
              <environments default="none">
                <environment id="none">
                  <transactionManager type="JDBC"/>
                  <dataSource type="UNPOOLED">
                    <property name="driver" value="org.postgresql.Driver"/>
                    <property name="url" value="jdbc:postgresql://127.0.0.1:1/none"/>
                  </dataSource>
                </environment>
              </environments>
              <mappers>
                <mapper resource="mappers/test.xml"/>
              </mappers>
            </configuration>
            """;
        try (var session = new SqlSessionFactoryBuilder().build(new StringReader(configuration)).openSession()) {
            session.selectList(statement, Map.of("num", 1));
        }
    }

    /// A class path that has `mappers/test.xml`.
    private static final class OneMapper extends ClassLoader {
        private final byte[] mapper;

        OneMapper(String mapper) {
            super(MyBatisErrorTest.class.getClassLoader());
            this.mapper = mapper.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return name.endsWith("mappers/test.xml") ? new ByteArrayInputStream(mapper) : super.getResourceAsStream(name);
        }
    }
}

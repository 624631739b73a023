package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.show.Failure;
import java.io.IOException;
import java.util.Properties;
import org.apache.ibatis.io.Resources;
import org.junit.jupiter.api.Test;

class MapperConfigurationTest {

    /// The record that `posts.findAll` gives its rows as, in a program that has one.
    record Post(int id, String title, String author, Integer rating) {
    }

    private static MapperConfiguration read(String program) throws IOException {
        try (var file = Resources.getResourceAsReader("mybatis-config.xml")) {
            return MapperConfiguration.read(file, null, new Properties(), program);
        }
    }

    @Test
    void shouldGiveRowsAsTheProgramsOwnRecord() throws IOException {
        var configuration = read(MapperConfigurationTest.class.getName());

        var rows = configuration.getMappedStatement("posts.findAll").getResultMaps().getFirst();

        assertThat(rows.getType()).isEqualTo(Post.class);
        assertThat(configuration.records().areCurrent()).isTrue();
    }

    @Test
    void shouldMissARecordOnlyWhereAStatementNeedsIt() throws IOException {
        var configuration = read("lesson01");

        assertThat(configuration.getMappedStatement("posts.findOldest").getResultMaps()).isNotEmpty();
        assertThatThrownBy(() -> configuration.getMappedStatement("posts.findAll")).isInstanceOf(Failure.class)
            .hasMessage("posts.findAll gives its rows as a record that lesson01 does not have.");
    }

    @Test
    void shouldNoticeThatARecordWasDeclaredLater() throws IOException {
        var configuration = read("lesson01");

        configuration.records().belongTo(MapperConfigurationTest.class.getName());

        assertThat(configuration.records().areCurrent()).isFalse();
    }
}

package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.show.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.apache.ibatis.annotations.Select;
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

    /// Some of its statements stand in `mappers/posts.xml`, one stands here.
    interface Posts {

        List<Post> findAll();

        @Select("SELECT 1")
        int one();

        int missing();
    }

    @Test
    void shouldLetAnInterfaceStandForAMapper() throws IOException {
        var configuration = read(MapperConfigurationTest.class.getName());

        assertThat(configuration.getMapper(Posts.class, null)).isNotNull();

        var name = Posts.class.getName();
        assertThat(configuration.getMappedStatement(name + ".findAll").getId()).isEqualTo("posts.findAll");
        assertThat(configuration.getMappedStatement(name + ".one").getId()).isEqualTo(name + ".one");
        assertThat(configuration.hasStatement(name + ".missing")).isFalse();
        assertThat(configuration.getMapper(Posts.class, null)).isNotNull();
    }

    @Test
    void shouldCallAStatementOfAnInterfaceAsTheCourseDoes() {
        assertThat(MapperConfiguration.courseId("lesson09$Feed.findAll")).isEqualTo("feed.findAll");
        assertThat(MapperConfiguration.courseId("REPL.$JShell$12B$BestPosts.find")).isEqualTo("bestPosts.find");
        assertThat(MapperConfiguration.courseId("posts.findAll")).isEqualTo("posts.findAll");
    }

    @Test
    void shouldNoticeThatARecordWasDeclaredLater() throws IOException {
        var configuration = read("lesson01");
        configuration.getMappedStatement("posts.findOldest");

        configuration.records().belongTo(MapperConfigurationTest.class.getName());

        assertThat(configuration.records().areCurrent()).isFalse();
    }
}

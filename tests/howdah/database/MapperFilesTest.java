package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mappers are read when they are needed: what one sees of that is only that others cannot be in the way.
class MapperFilesTest {

    private static final String DOCTYPE = """
        <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
        """;

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void seeTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("mappers"));
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
        mapper("own", "<sql id=\"columns\">id, title</sql><select id=\"find\" resultType=\"row\">SELECT 1</select>");
        mapper("other", "<select id=\"find\" resultType=\"row\">SELECT <include refid=\"own.columns\"/></select>");
        mapper("broken", "<select id=\"find\" resultType=\"row\">SELECT 1 <2</select>");
    }

    @AfterEach
    void seeTheClassPath() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private void mapper(String namespace, String content) throws IOException {
        Files.writeString(folder.resolve("mappers/" + namespace + ".xml"),
            DOCTYPE + "<mapper namespace=\"" + namespace + "\">" + content + "</mapper>");
    }

    private static MapperConfiguration read(String mappers) throws IOException {
        return MapperConfiguration.read(new StringReader("""
            <!DOCTYPE configuration PUBLIC "-//mybatis.org//DTD Config 3.0//EN" "https://mybatis.org/dtd/mybatis-3-config.dtd">
            <configuration>
              <typeAliases><typeAlias alias="row" type="java.util.LinkedHashMap"/></typeAliases>
              <mappers>
                %s
              </mappers>
            </configuration>
            """.formatted(mappers)), null, new Properties(), "lesson01");
    }

    private static MapperConfiguration readAll() throws IOException {
        return read("""
            <mapper resource="mappers/own.xml"/>
            <!-- <mapper resource="mappers/missing.xml"/> -->
            <mapper
              resource="mappers/other.xml"/> <mapper resource="mappers/broken.xml"/>""");
    }

    @Test
    void shouldNotBeDisturbedByWhatNobodyNeeds() throws IOException {
        var configuration = readAll();

        assertThat(configuration.hasStatement("own.find")).isTrue();
        assertThat(configuration.getMappedStatement("own.find").getResource()).isEqualTo("mappers/own.xml");
        assertThat(configuration.hasStatement("own.missing")).isFalse();
        assertThat(configuration.hasStatement("missing.find")).isFalse();
    }

    @Test
    void shouldTellEachTimeWhatIsWrongWithAFile() throws IOException {
        var configuration = readAll();

        for (var time = 1; time <= 2; time++) {
            assertThatThrownBy(() -> configuration.getMappedStatement("broken.find")).isInstanceOf(PersistenceException.class)
                .hasMessageContaining("### The error may exist in mappers/broken.xml")
                .hasMessageContaining("SAXParseException");
        }
        assertThat(configuration.hasStatement("own.find")).isTrue();
    }

    @Test
    void shouldLeaveNothingOfAFileThatIsWrongInItsMiddle() throws IOException {
        mapper("broken", "<sql id=\"columns\">id</sql><select id=\"find\" resultType=\"Unknown.Type\">SELECT 1</select>");
        var configuration = readAll();

        for (var time = 1; time <= 2; time++) {
            assertThatThrownBy(() -> configuration.hasStatement("broken.find")).isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Unknown.Type").hasMessageNotContaining("already contains");
        }
    }

    @Test
    void shouldFindWhatOneMapperUsesOfAnother() throws IOException {
        mapper("broken", "<select id=\"find\" resultType=\"row\">SELECT 2</select>");
        var configuration = readAll();

        assertThat(configuration.getMappedStatement("other.find").getBoundSql(null).getSql())
            .isEqualToNormalizingWhitespace("SELECT id, title");
    }

    @Test
    void shouldKnowAllWhereAllAreAskedFor() throws IOException {
        mapper("broken", "<select id=\"only\" resultType=\"row\">SELECT 2</select>");

        assertThat(readAll().statementIds()).containsExactly("broken.only", "other.find", "own.find");
        assertThat(readAll().getMappedStatementNames()).contains("broken.only", "other.find", "own.find");
        assertThat(readAll().getMappedStatement("only").getId()).isEqualTo("broken.only");
        assertThatThrownBy(() -> readAll().getMappedStatement("find")).hasMessageContaining("ambiguous");
    }

    @Test
    void shouldPutAnotherMapperInPlaceOfAFileThatWasNotRead() throws IOException {
        var configuration = readAll();

        configuration.replace("own", DOCTYPE
            + "<mapper namespace=\"own\"><select id=\"count\" resultType=\"int\">SELECT 3</select></mapper>", "%%mapper own");

        assertThat(configuration.hasStatement("own.count")).isTrue();
        assertThat(configuration.hasStatement("own.find")).isFalse();
    }

    @Test
    void shouldReadForAThreadThatSeesLess() throws IOException {
        var configuration = readAll();

        var isThere = new CompletableFuture<Boolean>();
        var service = Thread.ofPlatform().unstarted(() -> {
            try {
                isThere.complete(configuration.hasStatement("own.find"));
            } catch (RuntimeException failure) {
                isThere.completeExceptionally(failure);
            }
        });
        service.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        service.start();

        assertThat(isThere.join()).isTrue();
        assertThat(service.getContextClassLoader()).isEqualTo(ClassLoader.getPlatformClassLoader());
    }

    @Test
    void shouldSayWhichFileIsMissing() throws IOException {
        var configuration = read("<mapper resource=\"mappers/nowhere.xml\"/>");

        assertThatThrownBy(() -> configuration.getMappedStatement("nowhere.find")).isInstanceOf(PersistenceException.class)
            .hasMessageContaining("Could not find resource mappers/nowhere.xml");
    }
}

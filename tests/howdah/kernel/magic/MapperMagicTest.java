package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.database.Database;
import howdah.database.TestDatabase;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Renderer;
import howdah.show.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapperMagicTest {

    private static final String COUNT = "<select id=\"count\" resultType=\"int\">SELECT %d</select>";

    private static SqlNotebook notebook;
    private static Magics magics;

    @BeforeAll
    static void open() {
        notebook = new SqlNotebook();
        magics = new Magics(notebook);
    }

    @AfterAll
    static void close() {
        magics.close();
        notebook.close();
    }

    @AfterEach
    void forget() {
        Database.unloadMapper("zoo");
        notebook.output.clear(false);
        notebook.output.warned.setLength(0);
    }

    private static void load(String body) throws Exception {
        magics.runCell("mapper", "zoo", body, 2);
    }

    private static int count() {
        try (var session = notebook.database().session("count")) {
            return session.selectOne("zoo.count");
        }
    }

    private static void refuse(String body, String line, String... parts) {
        assertThatThrownBy(() -> load(body)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.getMessage() + " " + failure.next()).contains(parts);
            assertThat(failure.where()).isEqualTo("line %s of the cell".formatted(line));
        });
    }

    @Test
    void shouldLoadBareStatements() throws Exception {
        load(COUNT.formatted(1));
        assertThat(count()).isEqualTo(1);
        assertThat(notebook.output.text()).isEqualTo("The mapper \"zoo\" is loaded: zoo.count.");
    }

    @Test
    void shouldReplaceTheOldOneInAnOpenSession() throws Exception {
        load(COUNT.formatted(1));
        try (var session = notebook.database().session("open")) {
            assertThat(session.<Integer>selectOne("zoo.count")).isEqualTo(1);
            load(COUNT.formatted(2) + "\n<select id=\"other\" resultType=\"int\">SELECT 3</select>");
            assertThat(session.<Integer>selectOne("zoo.count")).isEqualTo(2);
            assertThat(session.<Integer>selectOne("zoo.other")).isEqualTo(3);
            load(COUNT.formatted(4));
            assertThat(session.<Integer>selectOne("zoo.count")).isEqualTo(4);
            assertThatThrownBy(() -> session.selectOne("zoo.other")).hasMessageContaining("zoo.other");
        }
        assertThat(notebook.database().statementIds()).contains("zoo.count", "posts.findAll").doesNotContain("zoo.other");
    }

    @Test
    void shouldReplaceAMapperOfTheCourse() throws Exception {
        var before = notebook.database().statementIds();
        magics.runCell("mapper", "posts", "<select id=\"findAll\" resultType=\"row\">SELECT 5 AS five</select>", 2);
        try (var session = notebook.database().session("posts")) {
            assertThat(session.<Map<String, Object>>selectList("posts.findAll")).containsExactly(new LinkedHashMap<>(Map.of("five", 5)));
        } finally {
            Database.unloadMapper("posts");
        }
        assertThat(notebook.database().statementIds()).hasSizeLessThan(before.size());
    }

    @Test
    void shouldKeepTheOldOneIfTheNewOneIsWrong() throws Exception {
        load(COUNT.formatted(1));
        assertThatThrownBy(() -> load("<select id=\"count\" resultMap=\"nowhere\">SELECT 2</select>")).isInstanceOf(Failure.class)
            .hasMessageContaining("the old one stays");
        assertThat(count()).isEqualTo(1);
        load(COUNT.formatted(3));
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void shouldBeThereInADatabaseThatIsOpenedLater() throws Exception {
        load(COUNT.formatted(7));
        try (var later = new SqlNotebook(); var session = later.database().session("later")) {
            assertThat(session.<Integer>selectOne("zoo.count")).isEqualTo(7);
        }
    }

    @Test
    void shouldTakeAWholeFile() throws Exception {
        load("""

            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
            <mapper namespace="zoo">
            %s
            </mapper>
            """.formatted(COUNT.formatted(8)));
        assertThat(count()).isEqualTo(8);
        magics.runCell("mapper", "", "<!-- <mapper> --><mapper namespace=\"zoo\">\n%s\n</mapper>".formatted(COUNT.formatted(9)), 2);
        assertThat(count()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'\n\n<select id=\"a\">SELECT 1'                                        | 4 | It is no XML as MyBatis takes it",
        "'no XML'                                                               | 2 | It is no XML as MyBatis takes it",
        "'<select id=\"a\" resultType=\"int\">SELECT 1</select>\n<selct id=\"b\"/>' | 3 | There is no element <selct> in a mapper. did you mean \"select\"?",
        "'<sql id=\"a\">x</sql>\n<insert id=\"b\">x</insert>\n<insert id=\"b\">x</insert>' | 4 | The id \"b\" is there twice.",
        "'<select id=\"a\" resultType=\"strng\">SELECT 1</select>'              | 2 | There is no type \"strng\". did you mean \"string\"?",
        "'<select id=\"a\" resultType=\"row\">SELECT 1\n<if test=\"a = and\">x</if></select>' | 3 | The expression test=\"a = and\" cannot be read.",
        "'<mapper namespace=\"other\"><sql id=\"a\">x</sql></mapper>'           | 2 | Its namespace is \"other\".",
    })
    void shouldNameTheLineOfTheCell(String body, String line, String what) {
        refuse(body, line, what);
    }

    @Test
    void shouldWarnOfSubstitutions() throws Exception {
        load("<select id=\"a\" resultType=\"row\">\nSELECT *\nFROM ${table}</select>");
        assertThat(notebook.output.warned).asString().startsWith("line 4 of the cell: ${…} puts a value into the SQL as it is");
    }

    @Test
    void shouldReadNoFiles(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "hush");
        assertThatThrownBy(() -> load("""
            <!DOCTYPE mapper [<!ENTITY secret SYSTEM "%s">]>
            <mapper namespace="zoo"><select id="count" resultType="string">SELECT '&secret;'</select></mapper>
            """.formatted(secret.toUri()))).isInstanceOf(Failure.class).hasMessageNotContaining("hush");
        assertThat(notebook.database().statementIds()).doesNotContain("zoo.count");
    }

    @Test
    void shouldFetchNoDtd() {
        assertThatThrownBy(() -> load("""
            <!DOCTYPE mapper SYSTEM "http://localhost:1/other.dtd">
            <mapper namespace="zoo"><select id="count" resultType="int">SELECT 1</select></mapper>
            """)).isInstanceOf(Failure.class).hasMessageContaining("http://localhost:1/other.dtd");
    }

    @Test
    void shouldStopABillionLaughs() {
        var entities = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (var at = 1; at < 30; at++) {
            entities.append("<!ENTITY a%d \"&a%d;&a%2$d;&a%2$d;&a%2$d;\">".formatted(at, at - 1));
        }
        assertThatThrownBy(() -> load("<!DOCTYPE mapper [%s]><mapper namespace=\"zoo\">&a29;</mapper>".formatted(entities)))
            .isInstanceOf(Failure.class);
    }

    @Test
    void shouldRefuseAMapperWithoutStatementsOrName() {
        assertThatThrownBy(() -> load(" \n")).hasMessage("This mapper is empty.");
        assertThatThrownBy(() -> magics.runCell("mapper", "", COUNT, 2)).hasMessage("%%mapper names no mapper.");
        assertThatThrownBy(() -> magics.runCell("mapper", "a b", COUNT, 2)).isInstanceOf(Failure.class);
    }

    @Test
    void shouldTellHowAStatementWasCalled() throws Exception {
        load("<select id=\"find\" resultType=\"row\">\n  SELECT #{name} AS name,\n    #{age}::int AS age\n</select>");
        var told = new TestDatabase.Told();
        try (var database = TestDatabase.open("called", told); var session = database.session("main")) {
            session.selectList("zoo.find", Map.of("name", "<b>Dumbo</b>", "age", 5));
        }
        var call = told.statements.getLast().call();
        assertThat(call.parameters()).isEqualTo(List.of(Map.entry("name", "<b>Dumbo</b>"), Map.entry("age", 5)));
        assertThat(call.rows()).hasSize(1);
        var card = Magics.card(told.statements.getLast(), new Renderer());
        assertThat(card.text()).startsWith("zoo.find · 1 row · ")
            .endsWith(" ms · SELECT ? AS name, ?::int AS age · name = <b>Dumbo</b>, age = 5");
        assertThat(String.valueOf(card.data().get(Bundle.HTML))).startsWith("<details><summary>zoo.find")
            .contains("&lt;b&gt;Dumbo", "#{age}", "Integer").doesNotContain("<b>Dumbo");
    }

    @Test
    void shouldTellNoMoreOfOtherMappers() throws Exception {
        var told = new TestDatabase.Told();
        try (var database = TestDatabase.open("uncalled", told); var session = database.session("main")) {
            session.update("test.createTable");
        }
        assertThat(told.statements.getLast().call()).isNull();
    }

    @Test
    void shouldCompleteNamespaces() {
        var found = magics.complete("%%mapper post", 13).orElseThrow();
        assertThat(found.candidates()).extracting(candidate -> candidate.text()).containsExactly("posts");
    }
}

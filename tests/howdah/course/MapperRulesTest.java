package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapperRulesTest {

    /// The mapper's contents begin on line 4.
    private static final String MAPPER = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
        <mapper namespace="posts">
        %s
        </mapper>
        """;
    private static final String CONFIGURATION = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE configuration PUBLIC "-//mybatis.org//DTD Config 3.0//EN" "https://mybatis.org/dtd/mybatis-3-config.dtd">
        <configuration>
          <mappers>
            <mapper resource="mappers/posts.xml"/>
          </mappers>
        </configuration>
        """;

    private static final String POST = "record Post(int id, Object createdAt) {\n}\nvoid main() {\n    a(\"posts.find\");\n}";

    @TempDir
    private Path course;

    @BeforeEach
    void writeACourse() throws IOException {
        write("mybatis-config.xml", CONFIGURATION);
    }

    @Test
    void shouldFindASubstitutionAndItsLine() throws IOException {
        mapper("""
            <select id="find" resultType="row">
            SELECT 1
            <if test="a">,
            ${a}</if> <![CDATA[ <
            ${b} ]]>
            </select>""");

        assertThat(findings("posts.find")).containsExactlyInAnyOrder(
            "mappers/posts.xml:7 ${…} puts a value into the SQL as it is, which lets SQL in",
            "mappers/posts.xml:8 ${…} puts a value into the SQL as it is, which lets SQL in");
    }

    @Test
    void shouldAllowASubstitutionOnPurposeForOneStatement() throws IOException {
        mapper("""
            <!-- ${} on purpose: what an injection is -->
            <select id="one" resultType="row">SELECT <if test="a">${a}</if></select>
            <select id="two" resultType="row">SELECT <!-- ${} on purpose: the same --> ${a}</select>
            <select id="three" resultType="row">SELECT ${a}</select>""");

        assertThat(findings("posts.one", "posts.two", "posts.three")).singleElement().asString()
            .startsWith("mappers/posts.xml:7 ");
    }

    @Test
    void shouldFindASelectForEachRowUnlessItIsOnPurpose() throws IOException {
        var nested = "<association property=\"author\" column=\"id\" select=\"author\"/>";
        mapper("""
            <select id="author" resultType="row">SELECT 1</select>
            <resultMap id="one" type="row">
              <!-- N+1 on purpose: lesson 9 --> %s
            </resultMap>
            <resultMap id="two" type="row">%s</resultMap>
            <resultMap id="three" type="row">
              <constructor><arg column="id" select="author"/></constructor>
            </resultMap>
            <select id="find" resultMap="one">SELECT 1</select>
            <select id="findAll" resultMap="two">SELECT 1</select>
            <select id="findOthers" resultMap="three">SELECT 1</select>""".formatted(nested, nested));

        assertThat(findings("posts.find", "posts.findAll", "posts.findOthers")).containsExactly(
            "mappers/posts.xml:8 The association \"author\" runs \"author\" once more for each row (N+1)",
            "mappers/posts.xml:10 The arg \"id\" runs \"author\" once more for each row (N+1)");
    }

    @Test
    void shouldFindWhatNothingUses() throws IOException {
        mapper("""
            <sql id="columns">id</sql>
            <sql id="lost">id</sql>
            <resultMap id="base" type="row"/>
            <resultMap id="derived" type="row" extends="base"/>
            <resultMap id="idle" type="row"/>
            <select id="find" resultMap="derived">SELECT <include refid="columns"/></select>
            <insert id="insert">INSERT</insert>""");

        assertThat(findings("posts.find")).containsExactly(
            "mappers/posts.xml:5 Nothing uses the sql \"posts.lost\"",
            "mappers/posts.xml:8 Nothing uses the resultMap \"posts.idle\"",
            "mappers/posts.xml:10 Nothing uses the insert \"posts.insert\"");
    }

    @Test
    void shouldKnowWhatDataAndInterfacesUse() throws IOException {
        mapper("""
            <update id="createTables">C</update>
            <insert id="fill">F</insert>
            <select id="all" resultType="row">S</select>""");

        var all = sources("interface Posts {\n    Object all();\n}\nvoid main() {\n    data(\"posts\");\n}");
        assertThat(findings(all)).isEmpty();
        assertThat(findings(sources("interface Posts {\n    Object some();\n}"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "p.id, p.created_at", "count(*) AS id", "\"id\", \"createdAt\"", "*", "p.*", "count(*), 1 + 1",
        "DISTINCT ON (lost) id", "DISTINCT id", "ALL id", "coalesce(lost, ', lost FROM') AS id", "id -- , lost\n",
        "id /* , lost */", "<if test=\"a\">lost,</if> id", "<include refid=\"columns\"/>, lost", "(SELECT lost FROM others) AS id",
        "(lost AS id", "CASE WHEN lost THEN 1 END AS id", "$$ , lost $$ AS id", "id, lost alias"})
    void shouldFindNoColumnThatMayHaveAPlace(String list) throws IOException {
        mapper("<sql id=\"columns\">id</sql><select id=\"find\" resultType=\"lesson02$Post\">SELECT %s FROM posts p</select>"
            .formatted(list));

        assertThat(findings(sources(POST))).noneMatch(finding -> finding.contains("has no place"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT id, lost FROM posts", "SELECT p.lost\nFROM posts p", "SELECT 1 AS lost FROM posts",
        "SELECT DISTINCT lost FROM posts", "WITH a AS (SELECT id FROM posts) SELECT lost FROM a", "SELECT \"lost\" FROM posts",
        "select count(*) as lost from posts"})
    void shouldFindAColumnWithoutAPlace(String sql) throws IOException {
        mapper("<select id=\"find\" resultType=\"post\">" + sql + "</select>");

        assertThat(findings(sources(POST)))
            .containsExactly("mappers/posts.xml:4 The column \"lost\" of \"find\" has no place in what it returns");
    }

    @Test
    void shouldKnowTheColumnsOfResultMaps() throws IOException {
        mapper("""
            <resultMap id="author" type="Author"><result property="name" column="full_name"/></resultMap>
            <resultMap id="post" type="Post">
              <id property="id" column="post_id"/>
              <association property="author" resultMap="author" columnPrefix="author_"/>
            </resultMap>
            <select id="find" resultMap="post">
              SELECT post_id, created_at, author_full_name, author_age, full_name FROM posts
            </select>
            <resultMap id="map" type="row"><id property="id" column="id"/></resultMap>
            <select id="findRows" resultMap="map">SELECT id, anything FROM posts</select>""");

        assertThat(findings(sources("record Author(String name, int age) {\n}\nObject also = \"posts.findRows\";\n" + POST)))
            .containsExactly("mappers/posts.xml:9 The column \"full_name\" of \"find\" has no place in what it returns");
    }

    @Test
    void shouldFindWhatIsNotValid() throws IOException {
        mapper("<select name=\"find\">SELECT 1</select>");

        assertThat(findings()).hasSize(2)
            .allMatch(finding -> finding.startsWith("mappers/posts.xml:4 It is no XML as MyBatis takes it"));
    }

    @Test
    void shouldFindAHeadThatIsMissing() throws IOException {
        write("mappers/posts.xml", "<mapper namespace=\"posts\">\n</mapper>");

        assertThat(findings()).containsExactly("mappers/posts.xml:1 It is no XML as MyBatis takes it: it has no DOCTYPE");
    }

    @Test
    void shouldFetchNoForeignDtdAndNoForeignFile() throws IOException {
        write("mappers/posts.xml", MAPPER.formatted("").replace("-//mybatis.org//DTD Mapper 3.0//EN", "other")
            .replace("https://mybatis.org/dtd/mybatis-3-mapper.dtd", "http://localhost:1/other.dtd"));
        assertThat(findings()).singleElement().asString().contains("it refers to \"http://localhost:1/other.dtd\"");

        write("mappers/posts.xml", MAPPER.formatted("<sql id=\"a\">&secret;</sql>")
            .replace(".dtd\">", ".dtd\" [<!ENTITY secret SYSTEM \"/etc/hostname\">]>"));
        assertThat(findings()).anyMatch(finding -> finding.contains("it refers to "));
    }

    @Test
    void shouldCompareTheConfigurationWithTheFolder() throws IOException {
        assertThat(findings()).containsExactly("mybatis-config.xml:5 It lists mappers/posts.xml, and there is no such file");

        mapper("");
        write("mappers/votes.xml", MAPPER.formatted("").replace("posts", "votes"));
        assertThat(findings()).containsExactly("mappers/votes.xml:1 mybatis-config.xml does not list it");

        Files.delete(course.resolve("mybatis-config.xml"));
        assertThat(findings()).containsExactly("mappers/posts.xml:1 There is no mybatis-config.xml that lists it");
    }

    @Test
    void shouldLetTheMapperOfAStubBeWrong() throws IOException {
        mapper("");
        var own = MAPPER.formatted("<select id=\"find\" resultType=\"row\">SELECT ${a}</select>");
        write("lessons/exercises/posts.xml", own);
        assertThat(findings()).isEmpty();

        write("lessons/solutions/posts.xml", own);
        assertThat(findings("posts.find")).singleElement().asString().startsWith("lessons/solutions/posts.xml:4 ${…}");

        write("lessons/exercises/other.xml", MAPPER.formatted(""));
        assertThat(findings("posts.find")).contains("lessons/exercises/other.xml:3 Its namespace is not its file's name");
    }

    @Test
    void shouldFindAFileThatIsNotNamedLikeItsNamespace() throws IOException {
        write("mappers/posts.xml", MAPPER.formatted("").replace("namespace=\"posts\"", "namespace=\"votes\""));

        assertThat(findings()).containsExactly("mappers/posts.xml:3 Its namespace is not its file's name");
    }

    private void mapper(String contents) throws IOException {
        write("mappers/posts.xml", MAPPER.formatted(contents));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(course.resolve(file).getParent());
        Files.writeString(course.resolve(file), text);
    }

    private List<String> findings(String... used) {
        return findings(sources("Object used = java.util.List.of(\"" + String.join("\", \"", used) + "\");"));
    }

    private List<String> findings(CourseSources sources) {
        return MapperRules.findings(course, sources).stream().peek(finding -> assertThat(finding.remedy()).isNotBlank())
            .map(finding -> "%s:%d %s".formatted(course.relativize(finding.file()), finding.line(), finding.what())).toList();
    }

    private static CourseSources sources(String java) {
        var parsed = ParsedLesson.parse(LessonFile.of(Path.of("lesson02.java"), java));
        assertThat(parsed.errors()).isEmpty();
        return CourseSources.of(List.of(parsed));
    }
}

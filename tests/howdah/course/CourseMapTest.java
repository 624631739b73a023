package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The map of the course, `lessons/README.md`, and its rules, on a small course with one defect at a time.
class CourseMapTest {

    private static final String FEATURE = "| a row | `cur.execute(…)` | `session().insert(…)` into `VALUES (#{num})` | ";

    @Nested
    class OfThisCourse {

        private final Path folder = Repository.root().resolve("lessons");

        @Test
        void shouldHaveARowForEachLessonAndNoOther() throws IOException {
            var files = Course.lessons(folder).stream().map(file -> file.getFileName().toString()).toList();
            assertThat(map().lessons()).extracting(CourseMap.LessonRow::file).containsExactlyElementsOf(files);
        }

        @Test
        void shouldTellOfEachFeatureWhichStepRunsItAndHow() throws IOException {
            assertThat(map().features()).hasSizeGreaterThan(50).allSatisfy(row -> {
                assertThat(row.step()).as(row.toString()).isPresent();
                assertThat(row.code()).as(row.toString()).isNotEmpty();
            });
        }

        /// `tests/psycopg2.txt` lists what psycopg2's documentation names.
        @Test
        void shouldNameWhatPsycopg2Documents() throws IOException {
            var told = map().features().stream().flatMap(row -> Pattern.compile("\\w+").matcher(row.cells().get(1)).results())
                .map(MatchResult::group).collect(Collectors.toSet());
            var names = Files.readAllLines(Repository.root().resolve("tests/psycopg2.txt")).stream()
                .filter(line -> line.matches("\\w+")).toList();
            assertThat(names).hasSizeGreaterThan(200).isSubsetOf(told);
        }

        @Test
        void shouldBreakNoRule() {
            assertThat(MapRules.findings(folder)).isEmpty();
        }

        private CourseMap map() {
            return CourseMap.of(LessonFile.read(CourseMap.place(folder)));
        }
    }

    @Nested
    class OfASmallCourse {

        @TempDir
        private Path course;
        private Path lessons;
        private Path map;

        @BeforeEach
        void writeASoundCourse() throws IOException {
            lessons = Files.createDirectories(course.resolve("lessons"));
            Files.writeString(lessons.resolve("lesson07.java"), """
                ///usr/bin/env jbang "$0" "$@" ; exit $?
                //DESCRIPTION For tests
                //SOURCES ../scripts/howdah/Bootstrap.java

                // Afterwards you can: insert a row,
                //   and another one.
                // Needs: lesson 05.

                import static howdah.Bootstrap.*;

                /// What rows are inserted by.
                interface Rows {
                    int insertAnother(int num);
                }

                void insert(int num) {
                    session().insert("test.insert", num);
                }

                void main() {
                    step("Insert it", "The first one.");
                    insert(1);
                    step("Insert another", "The second one.");
                    session().getMapper(Rows.class).insertAnother(2);
                }
                """);
            Files.createDirectories(course.resolve("mappers"));
            Files.writeString(course.resolve("mappers/test.xml"), """
                <mapper namespace="test">
                  <insert id="insert">
                    INSERT INTO test (num)
                    VALUES (#{num})
                  </insert>
                  <delete id="deleteAll">
                    DELETE FROM test
                  </delete>
                </mapper>
                """);
            Files.writeString(course.resolve("mappers/rows.xml"), """
                <mapper namespace="howdah.Rows">
                  <sql id="table">test</sql>
                  <insert id="insertAnother">
                    INSERT INTO <include refid="table"/> (num)
                    SELECT #{num} WHERE #{num} &lt; 3
                  </insert>
                </mapper>
                """);
            map = lessons.resolve("README.md");
            write("| [07 Rows](lesson07.java) | insert a row, and another one | 10 | 0 | lesson 05 |",
                FEATURE + "[07, step 1](lesson07.java): Insert it |");
        }

        private void write(String lessonRows, String featureRows) throws IOException {
            Files.writeString(map, """
                # A course

                %s
                | --- | --- | --- | --- | --- |
                %s

                %s
                | --- | --- | --- | --- |
                %s

                | another table | with | four | cells |
                | --- | --- | --- | --- |
                | which | nobody | looks | at |
                """.formatted(CourseMap.LESSONS, lessonRows, CourseMap.FEATURES, featureRows));
        }

        private void change(String before, String after) throws IOException {
            assertThat(map).content().contains(before);
            Files.writeString(map, Files.readString(map).replace(before, after));
        }

        private void shouldFind(int line, String what) {
            assertThat(MapRules.findings(lessons)).singleElement().satisfies(finding -> {
                assertThat(finding.what()).contains(what);
                assertThat(finding.file()).isEqualTo(map);
                assertThat(finding.line()).isEqualTo(line);
                assertThat(finding.remedy()).isNotBlank();
            });
        }

        @Test
        void shouldFindNothingWrong() {
            assertThat(MapRules.findings(lessons)).isEmpty();
        }

        @Test
        void shouldAskNothingOfACourseWithoutAMap() throws IOException {
            Files.delete(map);
            assertThat(MapRules.findings(lessons)).isEmpty();
        }

        @Test
        void shouldMissALessonAndTellItsRow() throws IOException {
            write("", "");
            assertThat(MapRules.findings(lessons)).singleElement().satisfies(finding -> {
                assertThat(finding.file()).isEqualTo(lessons.resolve("lesson07.java"));
                assertThat(finding.what()).isEqualTo("It has no row in " + map);
                assertThat(finding.remedy()).isEqualTo(
                    "write there: | [07 …](lesson07.java) | insert a row, and another one | 5 | 0 | lesson 05 |");
            });
        }

        @Test
        void shouldRefuseARowThatLeadsNowhere() throws IOException {
            change("|\n\n| feature", "|\n| [08 Else](lesson08.java) | … | 5 | 0 | nothing |\n\n| feature");
            shouldFind(6, "The row leads to no lesson");
        }

        @Test
        void shouldRefuseASecondRow() throws IOException {
            write("| [07 A](lesson07.java) | insert a row, and another one | 10 | 0 | lesson 05 |\n".repeat(2).strip(), "");
            shouldFind(6, "lesson07.java has a second row");
        }

        @Test
        void shouldCompareWithTheLesson() throws IOException {
            change("and another one", "and ten more");
            shouldFind(5, "differ in what one can do afterwards");
        }

        @Test
        void shouldCountTheExercises() throws IOException {
            change("| 0 |", "| 3 |");
            shouldFind(5, "differ in how many exercises there are");
        }

        @Test
        void shouldCompareWhatItNeeds() throws IOException {
            change("| lesson 05 |", "| nothing |");
            shouldFind(5, "differ in what it needs");
        }

        @Test
        void shouldRefuseOtherThanMinutes() throws IOException {
            change("| 10 |", "| an hour |");
            shouldFind(5, "\"an hour\" is no number of minutes");
        }

        @Test
        void shouldRefuseAStepThatIsNotThere() throws IOException {
            change("step 1]", "step 3]");
            shouldFind(9, "Lesson 07 has no step 3 with the title \"Insert it\"");
        }

        @Test
        void shouldRefuseTheTitleOfAnotherStep() throws IOException {
            change("): Insert it", "): Insert another");
            shouldFind(9, "Lesson 07 has no step 1 with the title \"Insert another\"");
        }

        @Test
        void shouldRefuseALessonThatIsNotThere() throws IOException {
            change("[07, step 1](lesson07.java)", "[08, step 1](lesson08.java)");
            shouldFind(9, "There is no lesson 08 in lesson08.java");
        }

        @Test
        void shouldRefuseAFeatureWithoutAStep() throws IOException {
            change("[07, step 1](lesson07.java): Insert it", "later");
            shouldFind(9, "The row leads to no step");
        }

        @Test
        void shouldRefuseARowWithoutCode() throws IOException {
            change("`session().insert(…)` into `VALUES (#{num})`", "as ever");
            shouldFind(9, "The row names no code of Java's");
        }

        @Test
        void shouldRefuseAnExcuse() throws IOException {
            change("`session().insert(…)` into", "not covered; but");
            shouldFind(9, "The row names no code of Java's");
        }

        @Test
        void shouldRefuseCodeThatTheStepDoesNotRun() throws IOException {
            change("`session().insert(…)`", "`session().delete(…)`");
            shouldFind(9, "`session().delete(…)` is not in step 1 of lesson07.java");
        }

        @Test
        void shouldRefuseAStatementThatTheStepDoesNotCall() throws IOException {
            change("VALUES (#{num})", "DELETE FROM test");
            shouldFind(9, "`DELETE FROM test` is not in step 1");
        }

        @Test
        void shouldRefuseAPartOfAName() throws IOException {
            change("`VALUES (#{num})`", "`inser`");
            shouldFind(9, "`inser` is not in step 1");
        }

        @Test
        void shouldLeaveOutWithinOneStatementOnly() throws IOException {
            change("`session().insert(…)`", "`insert(\"test.insert\", …)`, `step(…)`");
            shouldFind(9, "`step(…)` is not in step 1");
            change("`step(…)`", "`insert(1…INSERT INTO test`");
            shouldFind(9, "`insert(1…INSERT INTO test` is not in step 1");
        }

        @Test
        void shouldKnowFeaturesOfOthersThanPsycopg2() throws IOException {
            change("psycopg2's way", "FastAPI's way");
            change("): Insert it", "): Insert another");
            shouldFind(9, "Lesson 07 has no step 1 with the title \"Insert another\"");
        }

        @Test
        void shouldFindWhatAnInterfaceCalls() throws IOException {
            write("| [07 Rows](lesson07.java) | insert a row, and another one | 10 | 0 | lesson 05 |",
                "| another | `cur.execute(…)` | `getMapper(Rows.class)`, `SELECT #{num} WHERE #{num} < 3` from `<sql id=\"table\">` | "
                + "[07, step 2](lesson07.java): Insert another |");
            assertThat(MapRules.findings(lessons)).isEmpty();
        }

        @Test
        void shouldRefuseAFeatureTwice() throws IOException {
            var row = FEATURE + "[07, step 1](lesson07.java): Insert it |";
            change(row, row + "\n" + row);
            shouldFind(10, "\"a row\" has a row already");
        }

        @Test
        void shouldPutANewRowIntoItsPlace() throws IOException {
            var text = Files.readString(map);
            assertThat(Course.withRow(text, 8, "Row [locks]", 3).lines())
                .containsSubsequence("| [07 Rows](lesson07.java) | insert a row, and another one | 10 | 0 | lesson 05 |",
                    "| [08 Row  locks](lesson08.java) | … | 20 | 3 | nothing |", CourseMap.FEATURES);
            assertThat(Course.withRow(text, 6, "Secrets", 3).lines().toList().get(4))
                .isEqualTo("| [06 Secrets](lesson06.java) | … | 20 | 3 | nothing |");
        }
    }
}

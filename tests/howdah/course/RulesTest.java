package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A broken lesson for each rule.
class RulesTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> brokenMains() {
        return Stream.of(
            Arguments.of(7, "A statement stands before the first step", "show(1); //\nstep(\"A\", \"b\");"),
            Arguments.of(7, "main has no step", ""),
            Arguments.of(9, "main returns before its end", "step(\"A\", \"b\");\nif (port() == 1) {\nreturn; }"),
            Arguments.of(8, "A step stands inside a block", "step(\"A\", \"b\");\nif (port() == 1) { step(\"C\", \"d\"); }"),
            Arguments.of(8, "A step stands inside a block", "step(\"A\", \"b\");\nRunnable r = () -> step(\"C\", \"d\");"),
            Arguments.of(7, "not two literals", "step(\"A\" + \"B\", \"c\");"),
            Arguments.of(8, "not two literals", "step(\"A\", \"b\");\nstep(user(), \"c\");"),
            Arguments.of(7, "shares its line", "step(\"A\", \"b\"); show(1);"),
            Arguments.of(8, "Two steps have the title \"A\"", "step(\"A\", \"b\");\nstep(\"A\", \"c\");"),
            Arguments.of(7, "not a line of words", "step(\"A\\nB\", \"b\");"),
            Arguments.of(8, "System.out is used", "step(\"A\", \"b\");\nSystem.out.println(1);"),
            Arguments.of(8, "java.lang.System.err is used", "step(\"A\", \"b\");\njava.lang.System.err.println(1);"),
            Arguments.of(8, "IO.println is used", "step(\"A\", \"b\");\nIO.println(1);"),
            Arguments.of(8, "\"s\" is opened and not closed",
                "step(\"A\", \"b\");\nvar s = session(\"x\");\nstep(\"C\", \"d\");"),
            Arguments.of(8, "\"c\" is opened and not closed",
                "step(\"A\", \"b\");\nvar c = connection();\nstep(\"B\", \"\");\nc.close();\nstep(\"C\", \"\");"),
            Arguments.of(9, "selectOne runs once for each", "step(\"A\", \"b\");\nfor (var each : list) {\ns.selectOne(each); }"),
            Arguments.of(8, "selectList runs once for each", "step(\"A\", \"b\");\nlist.forEach(each -> s.selectList(each));"),
            Arguments.of(8, "begins with %", "step(\"A\", \"\"\"\n    %sql\n    \"\"\");"),
            Arguments.of(9, "begins with %", "step(\"A\", \"b\");\nvar like = \"\"\"\n    %a\n    \"\"\";"),
            Arguments.of(9, "% follows upon =", "step(\"A\", \"b\");\nvar line = \"\"\"\n    host=%s\n    \"\"\";"),
            Arguments.of(8, "% follows upon =", "step(\"A\", \"b\");\nvar line = \"host=%s\";"),
            Arguments.of(8, "ends in blanks", "step(\"A\", \"\"\"\n    b \n    \"\"\");"),
            Arguments.of(9, "effectively final", "step(\"A\", \"b\");\nint n = 1; n++;\nRunnable r = () -> show(n);"),
            Arguments.of(8, "cannot find symbol", "step(\"A\", \"b\");\nshow(nothing);"),
            Arguments.of(8, "expected", "step(\"A\", \"b\");\nshow(1)"));
    }

    @ParameterizedTest
    @MethodSource("brokenMains")
    void shouldTellWhatMainBreaks(int line, String what, String statements) throws IOException {
        var lesson = Lessons.write(folder, "void main() {" + (statements.isEmpty() ? "" : "\n") + statements + "\n}\n");

        shouldTell(lesson, statements.isEmpty() ? 6 : line, what);
    }

    static Stream<Arguments> brokenFiles() {
        var main = "void main() {\nstep(\"A\", \"b\");\n}\n";
        return Stream.of(
            Arguments.of(6, "main has parameters", Lessons.HEAD + main.replace("()", "(String[] args)")),
            Arguments.of(6, "A variable stands beside main", Lessons.HEAD + "int number = 1;\n" + main),
            Arguments.of(7, "A step stands inside a block or beside main",
                Lessons.HEAD + "void a() {\nstep(\"B\", \"c\"); }\n" + main),
            Arguments.of(1, "There is no main", Lessons.HEAD),
            Arguments.of(1, "There is no main", Lessons.HEAD + "class lesson07 {\n" + main + "}\n"),
            Arguments.of(1, "The first line is not the launcher's", Lessons.HEAD.replaceFirst("exit", "exec") + main),
            Arguments.of(1, "There is no //DESCRIPTION", Lessons.HEAD.replace("//DESCRIPTION", "// description") + main),
            Arguments.of(1, "There is no //SOURCES", Lessons.HEAD.replace("//SOURCES", "// sources") + main),
            Arguments.of(4, "The line //SOURCES is one too many",
                Lessons.HEAD.replace(".java\n", ".java\n//SOURCES a.java\n") + main),
            Arguments.of(4, "The line //REPOS is one too many", Lessons.HEAD.replace(".java\n", ".java\n//REPOS central\n") + main),
            Arguments.of(4, "\"a:b\" names no library", Lessons.HEAD.replace(".java\n", ".java\n//DEPS a:b\n") + main),
            Arguments.of(1, "Its lines do not end alike", (Lessons.HEAD + main).replaceFirst("\n", "\r\n")),
            Arguments.of(1, "There is no main", ""),
            Arguments.of(1, "expected", "This is not Java."),
            Arguments.of(7, "text block", Lessons.HEAD + "void main() {\nstep(\"A\", \"\"\"\nb);\n}\n"),
            Arguments.of(1, "illegal character", "\uFEFF" + Lessons.HEAD + main));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void shouldTellWhatAFileBreaks(int line, String what, String content) throws IOException {
        shouldTell(Files.writeString(folder.resolve("lesson07.java"), content), line, what);
    }

    private static void shouldTell(Path lesson, int line, String what) {
        assertThat(Course.lint(lesson)).filteredOn(finding -> !finding.isAdvice()).anySatisfy(finding -> {
            assertThat(finding.what()).contains(what);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.remedy()).isNotBlank();
            assertThat(finding.file()).isEqualTo(lesson);
        });
    }

    @Test
    void shouldTellThatAFileIsNoText() throws IOException {
        var lesson = Files.write(folder.resolve("lesson07.java"), new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, 0});

        assertThat(Course.lesson(lesson).findings()).extracting(Course.Finding::what).contains("It is no UTF-8 text");
    }

    @Test
    void shouldTellThatAFilesNameIsNoName() throws IOException {
        var lesson = folder.resolve("my lesson-1.java");
        Files.copy(Lessons.write(folder, "void main() {\nstep(\"A\", \"b\");\n}\n"), lesson);

        assertThat(Course.lint(lesson)).extracting(Course.Finding::what).anyMatch(what -> what.contains("bad file name"));
    }

    @Test
    void shouldTellWhatTheCompilerCannotTell() throws IOException {
        var nested = "(".repeat(200_000) + "1" + ")".repeat(200_000);
        var lesson = Lessons.write(folder, "void main() {\nstep(\"A\", \"b\");\nshow(" + nested + ");\n}\n");

        assertThat(Course.lint(lesson)).extracting(Course.Finding::what).containsExactly("The compiler gives up on it");
    }

    @Test
    void shouldRefuseAFolder() {
        assertThat(catchThrowableOfType(Failure.class, () -> Course.lesson(folder)).exitCode()).isEqualTo(Failure.USAGE);
        assertThat(catchThrowableOfType(Failure.class, () -> Course.lint(folder.resolve("none.java"))).exitCode())
            .isEqualTo(Failure.USAGE);
    }

    @Test
    void shouldAdviseOnLength() throws IOException {
        var lesson = Lessons.write(folder, "void main() {\n    step(\"A\", \"Few words.\");\n    show(1);\n}\n");

        assertThat(Course.lint(lesson)).allMatch(Course.Finding::isAdvice).extracting(Course.Finding::what)
            .containsExactly("step 1, 1 lines of code", "step 1, 2 words of prose");
    }

    @Test
    void shouldLetLambdasAndMethodsReturn() throws IOException {
        var lesson = Lessons.write(folder, """
            int one() {
                return 1;
            }

            void main() {
                step("A", "b");
                Runnable later = () -> {
                    return;
                };
                later.run();
            }
            """);

        assertThat(Course.lint(lesson)).allMatch(Course.Finding::isAdvice);
    }

    @Test
    void shouldLetSessionsBeClosedWhereTheyMayBe() throws IOException {
        var lesson = Lessons.write(folder, """
            void main() throws Exception {
                step("A", "b");
                var last = session();
                var own = session("own");
                own.close();
                try (var inside = session("inside")) {
                    inside.commit();
                }
                step("C", "d");
                try (last) {
                    last.commit();
                }
                step("E", "f");
                last.close();
            }
            """);

        assertThat(Course.lint(lesson)).allMatch(Course.Finding::isAdvice);
    }

    @Test
    void shouldLetQueriesBeRunInLoopsOnPurpose() throws IOException {
        var lesson = Lessons.write(folder, """
            void main() {
                step("A", "b");
                var session = session();
                // N+1 on purpose: to be counted
                for (var id : session.selectList("test.findAll")) {
                    show(session.selectOne("test.find", id));
                }
                for (var id : java.util.List.of(1, 2)) {
                    // N+1 on purpose: the same
                    show(session.selectOne("test.find", id));
                }
                while (session.selectOne("test.next") != null) {
                    session.commit();
                }
                session.close();
            }
            """);

        assertThat(Course.lint(lesson)).allMatch(Course.Finding::isAdvice);
    }

    @Test
    void shouldMakeNoNotebookOfABrokenLesson() throws IOException {
        var lesson = Lessons.write(folder, "void main() {\n    show(1);\n}\n");

        var failure = catchThrowableOfType(Failure.class, () -> Course.generate(lesson));

        assertThat(failure).hasMessageContaining("breaks a rule: main has no step");
        assertThat(failure.where()).isEqualTo(lesson + ", line 6");
        assertThat(folder.resolve("lesson07.ipynb")).doesNotExist();
    }
}

package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.Repository;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {

    private static final Path LESSON = Repository.root().resolve("lessons/lesson01.java");
    private static final Path TWO_SESSIONS = Repository.root().resolve("tests/lessons/twoSessions.java");

    @TempDir
    private Path folder;

    @Test
    void shouldReadALesson() {
        var lesson = Course.lesson(LESSON);

        assertThat(lesson.number()).isEqualTo(1);
        assertThat(lesson.name()).isEqualTo("lesson01");
        assertThat(lesson.title()).isEqualTo("Connect to PostgreSQL, create a table, put a row into it and read it back");
        assertThat(lesson.comment()).startsWith("Afterwards you can: ").endsWith("\nNeeds: nothing.");
        assertThat(lesson.imports()).startsWith("import static howdah.Bootstrap.*;\n").endsWith("import java.util.Map;");
        assertThat(lesson.declarations()).isEmpty();
        assertThat(lesson.steps()).extracting(Course.Step::title).containsExactly("Find the driver", "Connect",
            "Open a session", "Create a table", "Insert a row", "Read it back", "Commit and close");
    }

    @Test
    void shouldReadAStep() throws IOException {
        var step = Course.lesson(LESSON).steps().get(4);

        assertThat(step.number()).isEqualTo(5);
        assertThat(Files.readAllLines(LESSON).get(step.line() - 1)).contains("step(\"Insert a row\"");
        assertThat(step.prose()).startsWith("The statement has two holes, `#{num}`").endsWith("\n");
        assertThat(step.source()).isEqualTo("""
            var inserted = session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
            show(inserted);""");
    }

    @Test
    void shouldReadWhatStandsBesideMain() throws IOException {
        var lesson = Course.lesson(write("""
            /// A point.
            ///
            ///     with code
            record Point(int x) {
            }

            // doubles it
            int twice(int number) {
                return 2 * number;
            }

            void main() {
                step("One", "Prose");
                // shows it
                show(twice(1)); // here

                // a note on the second step
                step("Two", "Prose");
                show(2);
                // the end
            }

            enum Color {RED}
            """));

        assertThat(lesson.findings()).allMatch(Course.Finding::isAdvice);
        assertThat(lesson.declarations()).containsExactly(
            new Course.Declaration("A point.\n\n    with code", "record Point(int x) {\n}", 9),
            new Course.Declaration("", "// doubles it\nint twice(int number) {\n    return 2 * number;\n}", 12),
            new Course.Declaration("", "enum Color {RED}", 28));
        assertThat(lesson.steps()).extracting(Course.Step::source)
            .containsExactly("// shows it\nshow(twice(1)); // here", "show(2);\n// the end");
    }

    @Test
    void shouldFindNoBrokenRule() {
        assertThat(Course.lint(LESSON)).allMatch(Course.Finding::isAdvice);
        assertThat(Course.lint(TWO_SESSIONS)).allMatch(Course.Finding::isAdvice);
    }

    @Test
    void shouldHaveANotebookEqualToItsLesson() {
        assertThat(Course.lessons(LESSON.getParent())).isNotEmpty().allSatisfy(lesson ->
            assertThat(Files.readString(Course.notebookFile(lesson)))
                .as("changed? ./jbang lesson generate " + lesson.getFileName()).isEqualTo(Course.notebook(lesson)));
    }

    @Test
    void shouldWriteANotebookAsJupyterDoes() throws IOException {
        var lesson = write("""
            /// A point.
            record Point(int x) {
            }

            void main() {
                step("Say \\"hello\\"", \"""
                    A *word* in two
                    lines: <b>é</b>
                    \""");

                step("Show", "it");
                show(new Point(1));
            }
            """);

        assertThat(Course.notebook(lesson)).isEqualTo("""
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "lesson",
               "metadata": {},
               "source": [
                "# Lesson 7\\n",
                "\\n",
                "For tests"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "setup",
               "metadata": {},
               "outputs": [],
               "source": [
                "import static howdah.Bootstrap.*;"
               ]
              },
              {
               "cell_type": "markdown",
               "id": "declaration-1-prose",
               "metadata": {},
               "source": [
                "A point."
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "declaration-1",
               "metadata": {},
               "outputs": [],
               "source": [
                "record Point(int x) {\\n",
                "}"
               ]
              },
              {
               "cell_type": "markdown",
               "id": "step-1-prose",
               "metadata": {},
               "source": [
                "## 1. Say \\"hello\\"\\n",
                "\\n",
                "A *word* in two\\n",
                "lines: <b>é</b>"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "step-1",
               "metadata": {},
               "outputs": [],
               "source": []
              },
              {
               "cell_type": "markdown",
               "id": "step-2-prose",
               "metadata": {},
               "source": [
                "## 2. Show\\n",
                "\\n",
                "it"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "step-2",
               "metadata": {},
               "outputs": [],
               "source": [
                "show(new Point(1));"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "Java + PostgreSQL",
               "language": "java",
               "name": "howdah"
              },
              "language_info": {
               "name": "java"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """);
    }

    @Test
    void shouldFindALessonByNumberNameOrPath() {
        var lessons = LESSON.getParent();

        assertThat(List.of("1", "01", "lesson01", "lesson01.java", LESSON.toString()))
            .allSatisfy(word -> assertThat(Course.find(lessons, word)).isEqualTo(LESSON));
        assertThat(catchThrowableOfType(Failure.class, () -> Course.find(lessons, "leson1")).next())
            .isEqualTo("did you mean \"lesson01\"?");
    }

    private Path write(String body) throws IOException {
        return Lessons.write(folder, body);
    }
}

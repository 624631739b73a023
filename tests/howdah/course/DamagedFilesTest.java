package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Fuzz;
import howdah.Repository;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files that somebody has edited badly: each is read, or refused in words, and never lost.
class DamagedFilesTest {

    private static final Path ROOT = Repository.root();

    @TempDir
    private static Path folder;

    /// What is damaged. Each takes the seed of its damage, by which it can be had again.
    enum Kind {

        LESSON(100) {
            @Override
            void read(long seed) throws IOException {
                var file = file("lesson01.java");
                write(file, damaged("lessons/lesson01.java", seed));

                var lesson = Course.lesson(file);
                assertThat(lesson.findings()).allMatch(finding -> finding.line() >= 1 && !finding.what().isBlank());
                Course.outline(file);
                Course.libraries(file);
            }
        },
        EXERCISE(100) {
            @Override
            void read(long seed) {
                var stub = "lessons/exercises/secondRow.java";
                var file = LessonFile.of(Path.of(stub), damaged(stub, seed));

                assertThat(ExerciseRules.stub(ParsedLesson.parse(file))).allMatch(finding -> !finding.what().isBlank());
            }
        },
        MAPPER(300) {
            @Override
            void read(long seed) {
                assertThat(Course.lintMapper(damaged("mappers/blog.xml", seed), "blog", Set.of("row")))
                    .allMatch(finding -> finding.line() >= 1 && !finding.what().isBlank());
            }
        },
        NOTEBOOK(300) {
            @Override
            void read(long seed) throws IOException {
                var file = file("lesson01.ipynb");
                write(file, damaged("lessons/lesson01.ipynb", seed));
                refusedOr(() -> assertThat(Notebook.read(file)).doesNotContainKey(null));
            }
        },
        PULLED_NOTEBOOK(20) {
            @Override
            void read(long seed) throws IOException {
                var file = file("lesson02.ipynb");
                write(file, damaged("lessons/lesson02.ipynb", seed));
                refusedOr(() -> {
                    var pulled = Pull.pull(LessonFile.read(ROOT.resolve("lessons/lesson02.java")), Notebook.read(file));
                    assertThat(LessonParts.read(pulled.getFirst()).lesson().findings()).allMatch(Course.Finding::isAdvice);
                });
            }
        },
        PROGRESS(300) {
            @Override
            void read(long seed) throws IOException {
                var file = file("progress.json");
                delete(file.getParent());
                var text = damage(new Random(seed), """
                    {
                      "version": 1,
                      "exercises": {"secondRow": {"attempts": 2, "hints": 1, "passed": "2026-01-02T03:04:05Z"}},
                      "lessons": {"lesson01": {"step": 3}}
                    }
                    """);
                write(file, text);
                var notices = new ArrayList<String>();
                var progress = new Progress(file, notices::add);

                progress.of("secondRow");
                progress.step("lesson01");
                refusedOr(() -> progress.attempted("thirdRow", true));

                try (var left = Files.list(file.getParent())) {
                    assertThat(left.filter(each -> !each.toString().endsWith(".lock"))).as("what was there is kept, or added to")
                        .hasSize(notices.isEmpty() ? 1 : 2);
                }
            }
        };

        private final int few;

        Kind(int few) {
            this.few = few;
        }

        abstract void read(long seed) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadOrRefuse(Kind kind) {
        Fuzz.few(kind.toString(), kind.few, kind::read);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void shouldReadOrRefuseAMillion(Kind kind) {
        Fuzz.million(kind.toString(), kind::read);
    }

    private static void refusedOr(Runnable work) {
        try {
            work.run();
        } catch (Failure refused) {
            assertThat(refused.exitCode()).isEqualTo(Failure.USAGE);
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    /// In a folder of this thread's own.
    private static Path file(String name) throws IOException {
        return Files.createDirectories(folder.resolve("" + Thread.currentThread().threadId())).resolve(name);
    }

    private static void delete(Path all) throws IOException {
        try (var files = Files.list(all)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static String damaged(String file, long seed) {
        try {
            return damage(new Random(seed), Files.readString(ROOT.resolve(file)));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// A lone surrogate becomes a byte that UTF-8 does not have.
    private static void write(Path file, String text) throws IOException {
        var bytes = text.replace("\uD800", "\u0001\u0002").getBytes(StandardCharsets.UTF_8);
        var marked = new String(bytes, StandardCharsets.ISO_8859_1);
        Files.write(file, marked.replace("\u0001\u0002", "\u00FF").getBytes(StandardCharsets.ISO_8859_1));
    }

    /// A few things cut out, doubled, put in, or moved.
    private static String damage(Random random, String text) {
        var damaged = new StringBuilder(text);
        for (var times = random.nextInt(1, 5); times > 0; times--) {
            var at = random.nextInt(damaged.length() + 1);
            var end = Math.min(damaged.length(), at + (random.nextInt(4) == 0 ? random.nextInt(500) : random.nextInt(4)));
            var piece = damaged.substring(at, end);
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, piece);
                case 2 -> damaged.insert(at, strange(random));
                default -> damaged.delete(at, end).insert(random.nextInt(damaged.length() + 1), piece);
            }
        }
        return damaged.toString();
    }

    private static String strange(Random random) {
        var strange = new String[] {"\"", "\"\"\"", "{", "}", "[", "]", "<", ">", "&", "\\", "\\u", "/*", "//", "null", "1e999",
            "-1", "\0", "\r", "\uFEFF", "\uD800", "😀", "step(", "%exercise", "<!DOCTYPE x [<!ENTITY a \"&a;\">]>", "<![CDATA[", "'",
            ";", ","};
        return strange[random.nextInt(strange.length)];
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION How long it takes from the save of an exercise to its verdict, as watch does it
//SOURCES ../../scripts/howdah/runner/Runner.java
package howdah.runner;

import howdah.check.Checker;
import howdah.course.Course;
import howdah.jvm.DisposableJvm;
import howdah.show.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/// Prints `ready after ms: N` for each of several saves: a real file is written in a course of its own, and its program is
/// compiled and checked on two sets of rows, in a JVM that was warmed up.
final class SaveVerdict {

    private static final int WARM_UP_SAVES = 2;
    /// A learner thinks at least that long before he saves again; meanwhile the next JVM warms up.
    private static final int PAUSE_MILLISECONDS = 2500;

    private static final String MAPPER = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
        <mapper namespace="shop">
          <update id="createTables">CREATE TABLE fruits (name text, price numeric)</update>
          <update id="fill">INSERT INTO fruits VALUES ('apple', 1.50), ('pear', 2)</update>
          <select id="findAll" resultType="row">SELECT name, price FROM fruits ORDER BY name</select>
        </mapper>
        """;
    private static final String STUB = """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //DESCRIPTION Show all fruits
        //SOURCES ../../scripts/howdah/Bootstrap.java

        // Exercise 1.1
        // Hint: one
        // Hint: two
        // Hint: three

        import static howdah.Bootstrap.*;

        void main() {
            data("shop");
            var session = session();
            // TODO: show the fruits
            session.close();
        }
        """;
    private static final String CHECK = """
        import howdah.check.Attempt;
        import howdah.check.Data;
        import org.junit.jupiter.api.Test;

        @Data(name = "other fruits", value = "INSERT INTO fruits VALUES ('kiwi', 0.30)")
        class FruitsCheck {
            @Test
            void shouldShowAllFruits(Attempt attempt) {
                attempt.shown().rows("SELECT name, price FROM fruits ORDER BY name");
            }
        }
        """;

    private final Path course;
    private final LinkedBlockingQueue<Judge.Judged> verdicts = new LinkedBlockingQueue<>();

    private SaveVerdict(Path course) {
        this.course = course;
    }

    /// @param arguments how often
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("howdah-bench-");
        try {
            new SaveVerdict(folder).measure(Integer.parseInt(arguments[0]));
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
        System.exit(0);
    }

    private void write(String name, String text) throws IOException {
        var file = course.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void measure(int saves) throws Exception {
        var configuration = Files.readString(Root.find().resolve("mybatis-config.xml"));
        write("mybatis-config.xml", configuration.replaceAll("(?s)<mappers>.*</mappers>",
            "<mappers><mapper resource=\"mappers/shop.xml\"/></mappers>"));
        write("mappers/shop.xml", MAPPER);
        write("lessons/exercises/fruits.java", STUB);
        write("lessons/checks/FruitsCheck.java", CHECK);
        write("practice/exercises/fruits.java", STUB);
        var exercise = Course.exercise(course.resolve("lessons"), "fruits");
        var file = course.resolve("practice/exercises/fruits.java");
        try (var checker = new Checker(course, new DisposableJvm.Screen(80, false));
             var judge = new Judge(checker, file.getParent(), event -> {
                if (event instanceof Judge.Judged judged) {
                    verdicts.add(judged);
                }
            });
             var _ = watch(file, () -> judge.check(exercise))) {
            checker.prepare(exercise);
            IntStream.range(0, WARM_UP_SAVES + saves).mapToLong(save -> nanoseconds(file, save)).skip(WARM_UP_SAVES)
                .forEach(nanoseconds -> System.err.println("ready after ms: " + nanoseconds / 1_000_000));
        }
    }

    private static FileWatch watch(Path file, Runnable onSave) {
        var watch = FileWatch.in(file.getParent(), false, onSave);
        watch.follow(List.of(file));
        return watch;
    }

    private long nanoseconds(Path file, int save) {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
            var text = STUB.replace("// TODO: show the fruits", "show(session.selectList(\"shop.findAll\")); // " + save);
            var begin = System.nanoTime();
            Files.writeString(file, text);
            var verdict = verdicts.take().verdict();
            var nanoseconds = System.nanoTime() - begin;
            if (!verdict.isPassed()) {
                throw new IllegalStateException(verdict.text());
            }
            return nanoseconds;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

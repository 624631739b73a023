///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION One size of something that grows: how long it takes, and the memory of its process
//SOURCES ../../scripts/howdah/runner/Runner.java GrowingCourse.java
package howdah.runner;

import howdah.LessonRun;
import howdah.Stage;
import howdah.course.Course;
import howdah.database.Database;
import howdah.jvm.DisposableJvm;
import howdah.show.Show;
import howdah.sql.Request;
import howdah.sql.SqlCells;
import howdah.sql.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// Prints `{"seconds": …, "memory": …}`, that is MiB at the peak, as JSON.
final class Grow {

    private static final String POSTS = "SELECT id, title, rating, created_at FROM posts ORDER BY id";

    private final int size;
    private long nanoseconds;

    private Grow(int size) {
        this.size = size;
    }

    /// @param arguments what to do, and the size
    public static void main(String[] arguments) throws Exception {
        var grow = new Grow(Integer.parseInt(arguments[1]));
        switch (arguments[0]) {
            case "data" -> grow.withDatabase(database -> grow.measure(() -> fill(database, grow.size)));
            case "show" -> grow.withDatabase(grow::show);
            case "cell" -> grow.withDatabase(grow::cell);
            case "walk" -> grow.withCourse(grow::walk);
            case "lint" -> grow.withCourse(course -> grow.measure(() -> Course.lint(course.withSteps(grow.size))));
            case "notebook" -> grow.withCourse(course -> grow.measure(() -> Course.notebook(course.withSteps(grow.size))));
            case "list" -> grow.withCourse(grow::list);
            default -> grow.withCourse(grow::lintCourse);
        }
        System.out.println("{\"seconds\": %s, \"memory\": %s}".formatted(grow.nanoseconds / 1e9, memory()));
        System.exit(0);
    }

    private interface Use<T> {
        void of(T thing) throws Exception;
    }

    private void measure(Callable<?> work) throws Exception {
        var start = System.nanoTime();
        work.call();
        nanoseconds = System.nanoTime() - start;
    }

    private void withDatabase(Use<Database> use) throws Exception {
        try (var run = LessonRun.on(new Silent(), "growth")) {
            use.of(run.database());
        }
    }

    private void withCourse(Use<GrowingCourse> use) throws Exception {
        try (var course = new GrowingCourse()) {
            use.of(course);
        }
    }

    private static Database fill(Database database, int rows) {
        try (var session = database.session("data")) {
            session.update("blog.createTables");
            session.update("blog.fill", Map.of("rows", rows));
            session.commit(true);
        }
        return database;
    }

    private void show(Database database) throws Exception {
        fill(database, size);
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            measure(() -> Show.of(false, 100).text(statement.executeQuery(POSTS)));
        }
    }

    private void cell(Database database) throws Exception {
        fill(database, size);
        var request = new Request(SqlCells.SESSION, POSTS, Where.NOWHERE, name -> null, false, lock -> { });
        try (var cells = SqlCells.of(database)) {
            measure(() -> {
                cells.run(request, result -> { });
                return null;
            });
        }
    }

    private void walk(GrowingCourse course) throws Exception {
        var lesson = course.withSteps(size);
        measure(() -> {
            try (var walk = new Walk(lesson, course.root(), new DisposableJvm.Screen(80, false), false, new Silent())) {
                var result = walk.straightThrough().to(size + 1);
                if (result.isFailed()) {
                    throw new IllegalStateException(result.error());
                }
            }
            return null;
        });
    }

    private void list(GrowingCourse course) throws Exception {
        course.withExercises(size);
        measure(() -> CourseFolder.in(course.root()).learner().list());
    }

    private void lintCourse(GrowingCourse course) throws Exception {
        course.withExercises(size);
        measure(() -> Course.lintCourse(course.root()));
    }

    private static double memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
            .mapToDouble(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0).findFirst().orElseThrow();
    }

    /// Tells nobody.
    private static final class Silent implements Stage {

        @Override
        public void step(int number, String title, String prose) {
        }

        @Override
        public Runnable show(Object value) {
            return () -> { };
        }

        @Override
        public void progress(String message) {
        }

        @Override
        public void warning(String message) {
        }

        @Override
        public void statement(Database.Statement statement) {
        }
    }
}

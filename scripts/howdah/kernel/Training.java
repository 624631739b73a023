package howdah.kernel;

import howdah.jupyter.KernelFiles;
import howdah.jvm.ScratchFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Makes the kernel's AOT cache: runs a kernel through what a notebook asks of it, and lets the JVM keep the classes.
///
/// Its methods' profiles are not kept: with them, a kernel spends its first second on C2's compiling. See [KernelJvm#making].
///
/// @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
final class Training {

    /// How long one answer may take, on a machine that has much else to do.
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration MAKING = Duration.ofMinutes(5);

    private static final String CONNECTION = "connection.json";
    private static final String ERRORS = "errors";

    /// Run once each, in this order.
    private static final List<String> CELLS = List.of(
        "int a = 41; a + 1", "a + 2", "System.out.println(\"a\"); System.err.println(\"b\");",
        "import java.time.LocalDate;\nrecord Post(int id, String title, LocalDate day) {}\nvar post = new Post(1, \"x\", LocalDate.EPOCH); post",
        "List.of(3, 1, 2).stream().sorted().map(n -> \"n\" + n).collect(Collectors.toMap(n -> n, String::length))",
        "int twice(int n) {\n    return 2 * n;\n}\ntwice(a)",
        "interface Shape { double area(); }\nenum Color { RED, GREEN }\nclass Circle implements Shape {\n    public double area() { return 3; }\n}\n"
            + "switch (Color.RED) { case RED -> new Circle().area(); case GREEN -> 0; }",
        "for (var i = 0; i < 3; i++) {\n    System.out.printf(\"%d %s%n\", i, \"\"\"\n        text\n        \"\"\".strip());\n}",
        "List.of(Map.of(\"id\", 1, \"name\", \"a\"))", "undefined + 1", "int x = \"text\";", "1 / 0",
        "List.of(1).get(2)", "throw new IllegalStateException(\"no\")", "%lsmagic", "Thread.sleep(1)", "new int[] {1, 2}",
        "record Post(int id, String title) {}");

    /// Only where there is an embedded PostgreSQL.
    private static final List<String> DATABASE_CELLS = List.of(
        "import static howdah.Bootstrap.*;\nshow(database())",
        "try (var connection = connection(); var rows = connection.createStatement().executeQuery(\"SELECT 1 AS one\")) {\n    show(rows);\n}",
        "%%sql\nCREATE TEMPORARY TABLE training (id int PRIMARY KEY, title text);\nINSERT INTO training VALUES (1, 'a'), (2, 'b');\n"
            + "SELECT * FROM training",
        "var rows = session().selectList(\"test.findAll\");\nshow(rows);", "%%sql\nSELECT wrong FROM training",
        "%%sql\nEXPLAIN SELECT * FROM pg_class");

    private final KernelFiles files;
    private final Consumer<String> progress;
    private final boolean hasDatabase;
    private Process process;

    /// @param progress    told how far it is
    /// @param hasDatabase whether an embedded PostgreSQL is there to be used
    Training(KernelFiles files, Consumer<String> progress, boolean hasDatabase) {
        this.files = files;
        this.progress = progress;
        this.hasDatabase = hasDatabase;
    }

    /// Makes the cache, whole or not at all. Tries twice: another program may have taken a port before the kernel does.
    ///
    /// @throws IOException with a sentence that tells why there is none
    void run() throws IOException {
        try {
            train();
        } catch (IOException first) {
            progress.accept("Training the kernel once more, for " + first.getMessage());
            train();
        }
    }

    private void train() throws IOException {
        var made = files.cache().resolveSibling(files.cache().getFileName() + "." + ProcessHandle.current().pid());
        try (var scratch = ScratchFolder.make(); var client = new TrainingClient(ANSWER, () -> process.isAlive())) {
            client.writeConnectionFile(scratch.path().resolve(CONNECTION));
            process = start(made, scratch.path());
            try {
                teach(client);
                progress.accept("Making the kernel's AOT cache");
                await();
            } catch (IOException failure) {
                throw new IOException(lastWords(scratch.path()).orElse(failure.getMessage()), failure);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Files.move(made, files.cache(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException none) {
            throw new IOException("the JVM has made none", none);
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(made.resolveSibling(made.getFileName() + ".config"));
        }
    }

    /// What the kernel has said last.
    private static Optional<String> lastWords(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(ERRORS)).stream().filter(line -> !line.isBlank()).reduce((first, second) -> second);
    }

    private Process start(Path cache, Path folder) throws IOException {
        var command = KernelJvm.command(files, KernelJvm.making(cache)).stream()
            .map(word -> word.replace(KernelJvm.CONNECTION_FILE, folder.resolve(CONNECTION).toString())).toList();
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(folder.resolve(ERRORS).toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "DATABASE_URL", "PGHOST"));
        builder.environment().put("HOWDAH_DATABASE", "embedded");
        builder.environment().put("JPY_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        return builder.start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private void teach(TrainingClient client) throws IOException {
        progress.accept("Starting the kernel to train it");
        client.ask("kernel_info_request", Map.of());
        progress.accept("Training the kernel");
        for (var cell : CELLS) {
            client.execute(cell);
        }
        assist(client);
        if (hasDatabase) {
            for (var cell : DATABASE_CELLS) {
                client.execute(cell);
            }
            client.ask("complete_request", Map.of("code", "%%sql\nSELECT * FROM tra", "cursor_pos", 23));
        }
        client.interrupt("while (true) { }");
        client.command("shutdown_request", Map.of("restart", false));
    }

    private static void assist(TrainingClient client) throws IOException {
        for (var code : List.of("System.out.pri", "post.", "Li", "new Arr", "%ls")) {
            client.ask("complete_request", Map.of("code", code, "cursor_pos", code.length()));
        }
        client.ask("inspect_request", Map.of("code", "String.valueOf(1)", "cursor_pos", 10, "detail_level", 0));
        client.ask("is_complete_request", Map.of("code", "for (;;) {"));
        client.ask("history_request", Map.of("hist_access_type", "tail", "n", 10, "raw", true, "output", false));
        client.ask("comm_info_request", Map.of());
    }

    private void await() throws IOException {
        try {
            if (!process.waitFor(MAKING.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the JVM has not made it within %d seconds".formatted(MAKING.toSeconds()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", interrupted);
        }
    }
}

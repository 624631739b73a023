package howdah.e2e;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import howdah.Repository;
import howdah.database.CacheFolder;
import howdah.show.Attacks;
import howdah.show.Failure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What nobody else may reach, read or run: looked at from outside, while everything runs.
///
/// The roles, the passwords' hashes and the files of a cluster are tried in `EmbeddedServerTest`, the kernel's addresses and
/// keys in `WireTest`, exported pages in `ExportCommandTest`, each picture in `AttacksTest`, whom lesson 8's service answers in
/// `ServiceTest`. No check can keep a learner from reading a solution on his own disk, and none tries.
class NobodyLetInTest {

    private static final String WRONG_PASSWORD = "sesame-open-1234";
    private static final long LIMIT_SECONDS = 120;
    /// Whatever is no text, or does something.
    private static final String ACTIVE = "script, img, a, b, h1, iframe, object, math, details, [src], [href], [srcdoc]";

    @TempDir
    private static Path folder;

    private static List<String> passwords;
    private static URI server;

    @BeforeAll
    static void start() throws IOException {
        var kept = embedded(jbang("lesson", "db", "start")).run();
        assertThat(kept.exitCode()).as(kept.err()).isZero();
        server = URI.create(embedded(jbang("lesson", "db", "url", "1", "--password")).run().out().strip());
        try (var clusters = Files.newDirectoryStream(CacheFolder.locate(System.getenv()), "cluster-*")) {
            for (var cluster : clusters) {
                if (Files.exists(cluster.resolve("passwords"))) {
                    passwords = Files.readAllLines(cluster.resolve("passwords")).stream()
                        .map(line -> line.split("=", 2)[1]).toList();
                }
            }
        }
        assertThat(passwords).hasSize(3).allSatisfy(each -> assertThat(each).hasSizeGreaterThan(20));
        assertThat(server.getUserInfo()).endsWith(":" + passwords.getLast());
    }

    @AfterAll
    static void stop() {
        embedded(jbang("lesson", "db", "stop")).run();
    }

    private static Repository.Command embedded(Repository.Command command) {
        return command.with("HOWDAH_DATABASE", "embedded");
    }

    @Test
    void shouldListenOnLoopbackAloneWhileADemoRuns() throws Exception {
        var demo = inBackground(Map.of(), "lesson", "demo", "1", "--auto", "--pace", "4");
        try {
            await(demo, () -> Processes.servers().size() > 1);
            assertLoopback(Processes.servers());
            assertLoopback(Processes.tree(demo));
            assertThat(Processes.listening(Processes.servers())).hasSizeGreaterThan(1);
        } finally {
            end(demo);
        }
    }

    @Test
    void shouldServeThePostsOnLoopbackAlone() throws Exception {
        var service = inBackground(Map.of("BLOG_PORT", "0", "HOWDAH_DATABASE", "embedded"), "lessons/lesson08.java");
        try {
            await(service, () -> log(service).contains("/docs"));
            assertThat(Processes.listening(Processes.tree(service))).isNotEmpty();
            assertLoopback(Processes.tree(service));
        } finally {
            end(service);
        }
    }

    @Test
    void shouldOpenNotebooksOnLoopbackAndForItsTokenAlone() throws Exception {
        try (var lab = Lab.start(); var notebook = lab.lesson("lesson01")) {
            notebook.run(0);
            assertThat(Processes.listening(Processes.tree(lab.server()))).as("JupyterLab, and five of its kernel's")
                .hasSizeGreaterThanOrEqualTo(6);
            assertLoopback(Processes.tree(lab.server()));

            var contents = URI.create(lab.address()).resolve("/api/contents");
            assertThat(status(contents)).isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
            assertThat(status(contents.resolve("?" + URI.create(lab.address()).getQuery()))).isEqualTo(HttpURLConnection.HTTP_OK);
        }
    }

    /// Or else the others would pass whatever listens.
    @Test
    void shouldNoticeWhoeverListensElsewhere() throws IOException {
        try (var everywhere = new ServerSocket(0); var loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Processes.listening(List.of(ProcessHandle.current()))).as("%s, %s", everywhere, loopback)
                .anyMatch(InetAddress::isAnyLocalAddress).anyMatch(InetAddress::isLoopbackAddress);
        }
    }

    private static int status(URI address) throws IOException {
        return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
    }

    private static void assertLoopback(Collection<ProcessHandle> processes) throws IOException {
        assertThat(Processes.listening(processes)).allMatch(InetAddress::isLoopbackAddress);
    }

    /// What a learner, an author and an instructor do, with a look at the process list every moment; then at all that is left.
    @Test
    void shouldTellNobodyAPassword() throws Exception {
        var told = new ArrayList<String>();
        var exitCodes = new ArrayList<Integer>();
        try (var watch = new Watch()) {
            for (var command : commands()) {
                var run = command.run();
                exitCodes.add(run.exitCode());
                told.add(command.words() + "\n" + run.out() + run.err());
            }
            told.add(ExecutedNotebook.of(Kernels.HOWDAH, Repository.root().resolve("lessons/lesson01.ipynb"), folder).toString());
            assertThat(watch.seen).anyMatch(line -> line.contains("Lesson")).anyMatch(line -> line.contains("kernel"));
            told.addAll(watch.seen);
        }
        told.addAll(Processes.commandLines());
        var files = filesLeft();
        assertThat(files).extracting(file -> file.getFileName().toString())
            .contains("lesson01.json", "exported.html", "exported.slides", "exported.md", "progress.json", "server.log");
        for (var file : files) {
            told.add(file + "\n" + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        assertThat(told).noneMatch(text -> passwords.stream().anyMatch(text::contains) || text.contains(WRONG_PASSWORD));
        assertThat(exitCodes.removeLast()).as("where the password is wrong").isEqualTo(Failure.NO_DATABASE);
        assertThat(exitCodes).as("elsewhere").containsOnly(0);
        assertKeptFromOthers(CacheFolder.locate(System.getenv()), folder.resolve("home/howdah"), folder.resolve("home/howdah/demo"));
    }

    private static List<Repository.Command> commands() {
        var onOurs = Stream.of(jbang("lessons/lesson01.java"), jbang("lessons/lesson06.java"),
            jbang("lesson", "check", "secondRow", "--solution"), jbang("lesson", "play", "1").reading("\n".repeat(20)),
            jbang("lesson", "demo", "1", "--rehearse"),
            jbang("lesson", "sql", "1").reading("SELECT current_user;\n\\d\n\\l\n"),
            export("html"), export("slides"), export("md"), jbang("lesson", "db", "url", "1"), jbang("doctor", "--json")).map(NobodyLetInTest::embedded);
        var onYours = Stream.of(
            jbang("lessons/lesson01.java").with("DATABASE_URL", url(passwords.getLast())).with("HOWDAH_SHOW_SQL", "1"),
            jbang("lessons/lesson01.java").with("DATABASE_URL", url(WRONG_PASSWORD)).with("HOWDAH_TRACE", "1"));
        return Stream.concat(onOurs, onYours).map(command -> command.with("XDG_DATA_HOME", folder.resolve("home").toString())
            .with("XDG_STATE_HOME", folder.resolve("home").toString())
            .with("HOWDAH_PROGRESS", folder.resolve("home/howdah/progress.json").toString())).toList();
    }

    private static Repository.Command export(String format) {
        return jbang("lesson", "export", "1", "--to", format, "-o", folder.resolve("exported." + format).toString());
    }

    private static String url(String password) {
        return "postgres://learner:%s@%s:%d/postgres".formatted(password, server.getHost(), server.getPort());
    }

    /// What a learner keeps, what Jupyter keeps, and what Howdah keeps beside the passwords themselves and the data.
    private static List<Path> filesLeft() throws IOException {
        var cache = CacheFolder.locate(System.getenv());
        try (var own = Files.walk(folder); var kernels = Files.walk(Kernels.installed().folder());
             var kept = Files.find(cache, 2, (file, attributes) -> file.toString().matches(".*(history|[.]log|[.]users|[.]kept)"))) {
            return Stream.of(own, kernels, kept).flatMap(each -> each).filter(Files::isRegularFile)
                .filter(file -> !file.toString().matches(".*[.](aot|jar|class)")).toList();
        }
    }

    private static void assertKeptFromOthers(Path... folders) throws IOException {
        for (var kept : folders) {
            try (var files = Files.walk(kept, 1)) {
                assertThat(files).hasSizeGreaterThan(1).allSatisfy(file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).endsWith("------"));
            }
        }
    }

    @Test
    void shouldRunNothingOfWhatADatabaseHolds() {
        var chromium = Lab.chromium();
        assumeTrue(chromium.isPresent(), "Chromium is not installed");
        var happened = new ConcurrentLinkedQueue<String>();
        try (var playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            var page = playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(chromium.get()).setArgs(Lab.FLAGS)).newPage();
            page.onDialog(dialog -> {
                happened.add(dialog.message());
                dialog.dismiss();
            });
            page.onRequest(request -> happened.add(request.url()));
            for (var text : Attacks.TEXTS) {
                page.setContent("<!DOCTYPE html><body>" + String.join("\n", Attacks.pictures(text).values()) + "</body>");
                page.evaluate("document.querySelectorAll('*').forEach(each => each.dispatchEvent(new Event('mouseover')))");
                assertThat(page.locator("body").locator(ACTIVE).count()).as(text).isZero();
                assertThat(page.evaluate("[...document.querySelectorAll('body *')].flatMap(each => each.getAttributeNames())"
                    + ".filter(name => name.startsWith('on')).length")).as(text).isEqualTo(0);
            }
        }
        assertThat(happened).isEmpty();
    }

    private static Process inBackground(Map<String, String> environment, String... arguments) throws IOException {
        var words = Stream.concat(Stream.of(Repository.root().resolve("jbang").toString()), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(words).directory(Repository.root().toFile()).redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("HOWDAH_PROGRESS", folder.resolve("background/progress.json").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String log(Process process) {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException failure) {
            throw new IllegalStateException(process + " has no log", failure);
        }
    }

    private static void await(Process process, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive() && System.nanoTime() < deadline).as(log(process)).isTrue();
            Thread.sleep(50);
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ends when asked to").isTrue();
    }

    /// Reads the process list over and over.
    private static final class Watch implements AutoCloseable {

        private static final Duration PAUSE = Duration.ofMillis(20);

        private final Collection<String> seen = ConcurrentHashMap.newKeySet();
        private final Thread thread = Thread.ofPlatform().daemon().start(this::watch);

        private void watch() {
            try {
                while (true) {
                    seen.addAll(Processes.commandLines());
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (IOException failure) {
                seen.add("The process list cannot be read: " + failure);
            }
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }
}

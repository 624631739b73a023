package howdah.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import howdah.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real JupyterLab in a real browser, with a copy of the course to work in.
///
/// With the property or variable `HOWDAH_SCREENSHOTS`, what is seen is kept in the folder that it names.
final class Lab implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/lab\\?token=\\w+");
    static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync");
    /// No news from outside; all cells stay in the page; nothing is saved or completed unasked.
    private static final Map<String, String> SETTINGS = Map.of(
        "apputils-extension/notification", "{\"fetchNews\": \"false\", \"checkForUpdates\": false}",
        "notebook-extension/tracker", "{\"windowingMode\": \"none\"}",
        "completer-extension/manager", "{\"autoCompletion\": false}",
        "docmanager-extension/plugin", "{\"autosave\": false}");
    private static final int LIMIT_MILLISECONDS = 60_000;

    private final Process server;
    private final String address;
    private final Path folder;
    private final Playwright playwright;
    private final Browser browser;

    private Lab(Process server, String address, Path folder, Playwright playwright, Browser browser) {
        this.server = server;
        this.address = address;
        this.folder = folder;
        this.playwright = playwright;
        this.browser = browser;
    }

    /// Starts both. Where no browser is installed, the test is skipped.
    static Lab start() {
        var chromium = chromium();
        assumeTrue(chromium.isPresent(), "Chromium is not installed");
        try {
            var folder = copyOfTheCourse();
            var log = folder.resolveSibling("lab.log");
            writeSettings();
            var server = server(folder, log);
            var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium.get()).setArgs(FLAGS));
            return new Lab(server, awaitAddress(server, log), folder, playwright, browser);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable).findFirst();
    }

    /// The parts of the repository that a learner's notebooks use, linked; the notebooks and his answers are copies.
    private static Path copyOfTheCourse() throws IOException {
        var course = Files.createTempDirectory(Kernels.installed().folder(), "lab-").resolve("course");
        Files.createDirectories(course.resolve("practice"));
        for (var name : List.of("jbang", "jbang-catalog.json", "mybatis-config.xml", "mappers", "lessons", "scripts")) {
            Files.createSymbolicLink(course.resolve(name), Repository.root().resolve(name));
        }
        return course;
    }

    private static void writeSettings() throws IOException {
        var folder = Path.of(Kernels.installed().environment().get("JUPYTERLAB_SETTINGS_DIR")).resolve("@jupyterlab");
        for (var setting : SETTINGS.entrySet()) {
            var file = folder.resolve(setting.getKey() + ".jupyterlab-settings");
            Files.createDirectories(file.getParent());
            Files.writeString(file, setting.getValue());
        }
    }

    private static Process server(Path folder, Path log) throws IOException {
        var builder = new ProcessBuilder(Python.program("jupyter-lab"), "--no-browser", "--allow-root",
            "--ip=127.0.0.1", "--port=0", "--ServerApp.root_dir=" + folder, "--ServerApp.terminals_enabled=False")
            .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Kernels.installed().environment());
        return builder.start();
    }

    private static String awaitAddress(Process server, Path log) throws IOException {
        var deadline = System.nanoTime() + LIMIT_MILLISECONDS * 1_000_000L;
        while (server.isAlive() && System.nanoTime() < deadline) {
            var match = ADDRESS.matcher(Files.readString(log));
            if (match.find()) {
                return match.group();
            }
            pause();
        }
        throw new AssertionError("JupyterLab does not start:\n" + Files.readString(log));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// JupyterLab's process.
    Process server() {
        return server;
    }

    /// With its token.
    String address() {
        return address;
    }

    /// Opens a copy of a lesson's notebook.
    LabNotebook lesson(String name) {
        try {
            var copy = Files.createTempFile(folder.resolve("practice"), name + "-", ".ipynb");
            Files.writeString(copy, Files.readString(Repository.root().resolve("lessons").resolve(name + ".ipynb")));
            return open(copy);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Opens a notebook with these code cells.
    LabNotebook notebook(String... cells) {
        try {
            var file = Files.createTempFile(folder.resolve("practice"), "notebook-", ".ipynb");
            Files.writeString(file, NotebookFile.of(cells));
            return open(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private LabNotebook open(Path file) {
        var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 1400));
        page.setDefaultTimeout(LIMIT_MILLISECONDS);
        page.navigate(address.replace("/lab?", "/doc/tree/%s?reset&".formatted(folder.relativize(file))));
        return new LabNotebook(page, this::endKernels).awaitIdle();
    }

    /// A kernel outlives the page that has started it.
    private void endKernels() {
        var token = Map.of("Authorization", "token " + address.replaceFirst(".*token=", ""));
        var kernels = address.replaceFirst("/lab\\?.*", "/api/kernels");
        var request = playwright.request().newContext(new APIRequest.NewContextOptions().setExtraHTTPHeaders(token));
        for (var kernel : JsonParser.parseString(request.get(kernels).text()).getAsJsonArray()) {
            request.delete(kernels + "/" + kernel.getAsJsonObject().get("id").getAsString());
        }
        request.dispose();
    }

    /// Keeps what is seen, if a folder for it is given.
    static void keepScreenshot(Page page, String name) {
        var folder = System.getProperty("howdah.screenshots", System.getenv("HOWDAH_SCREENSHOTS"));
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import howdah.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lesson 8's service, kept running by `BLOG_PORT`: over HTTP, and its page in a real browser.
class ServiceTest {

    private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/docs\\R");
    private static final long LIMIT_SECONDS = 120;

    @TempDir
    private static Path folder;

    private static Process lesson;
    private static Path output;
    private static String address;

    /// @param body empty if there is none
    private record Answer(int status, String body, Map<String, List<String>> headers) {

        JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }
    }

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        output = folder.resolve("output");
        var builder = new ProcessBuilder(Repository.root().resolve("jbang").toString(), "lessons/lesson08.java")
            .directory(Repository.root().toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("BLOG_PORT", "0");
        lesson = builder.start();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (address == null && lesson.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(50);
            ADDRESS.matcher(Files.readString(output)).results().forEach(found -> address = found.group(1));
        }
        assertThat(address).as(Files.readString(output)).isNotNull();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        lesson.descendants().forEach(ProcessHandle::destroy);
        lesson.destroy();
        assertThat(lesson.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ends when asked to").isTrue();
    }

    private static Answer send(String method, String path, String body) {
        return send(method, path, body, "application/json");
    }

    private static Answer send(String method, String path, String body, String type) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers().map());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static int created(String title) {
        return send("POST", "/posts", "{\"title\": \"%s\", \"content\": \"c\"}".formatted(title)).json().get("id").getAsInt();
    }

    private static void shouldName(Answer answer, String... places) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        var detail = answer.json().getAsJsonArray("detail").asList();
        assertThat(detail).allSatisfy(each ->
            assertThat(each.getAsJsonObject().keySet()).containsExactly("loc", "msg", "type"));
        assertThat(detail).extracting(each -> loc(each.getAsJsonObject().getAsJsonArray("loc"))).containsExactly(places);
    }

    private static String loc(JsonArray loc) {
        return String.join(".", loc.asList().stream().map(each -> each.getAsString()).toList());
    }

    @Test
    void shouldCreateReadReplaceAndDeleteAPost() {
        var created = send("POST", "/posts", "{\"title\": \"O'Hara\", \"content\": \"x\", \"unknown\": 1}");
        assertThat(created.status()).isEqualTo(201);
        var post = created.json();
        assertThat(post.get("title").getAsString()).isEqualTo("O'Hara");
        assertThat(post.get("published").getAsBoolean()).isTrue();
        assertThat(post.get("rating").isJsonNull()).isTrue();

        var path = "/posts/" + post.get("id").getAsInt();
        assertThat(send("GET", path, "").json()).isEqualTo(post);
        assertThat(send("GET", "/posts", "").body()).contains(created.body());

        var replaced = send("PUT", path, "{\"title\": \"T\", \"content\": \"C\", \"published\": false, \"rating\": 5}");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(send("GET", path, "").body()).isEqualTo(replaced.body())
            .contains("\"title\":\"T\",\"content\":\"C\",\"published\":false,\"rating\":5");

        var deleted = send("DELETE", path, "");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        for (var method : List.of("GET", "DELETE")) {
            assertThat(send(method, path, "").status()).as(method).isEqualTo(404);
        }
        assertThat(send("PUT", path, "{\"title\": \"T\", \"content\": \"C\"}").status()).isEqualTo(404);
    }

    @Test
    void shouldNameWhatIsMissingOrOfTheWrongType() {
        shouldName(send("POST", "/posts", "{}"), "body.content", "body.title");
        shouldName(send("POST", "/posts", "{\"title\": \" \", \"content\": \"\"}"), "body.title");
        shouldName(send("POST", "/posts", "{\"title\": 5, \"content\": \"\"}"), "body.title");
        shouldName(send("POST", "/posts", "{\"title\": \"t\", \"content\": \"\", \"published\": \"maybe\"}"), "body.published");
        shouldName(send("POST", "/posts", "{\"title\": \"t\", \"content\": \"\", \"rating\": \"4\"}"), "body.rating");
        shouldName(send("POST", "/posts", "{\"title\": \"t\", \"content\": \"\", \"rating\": 4.5}"), "body.rating");
        shouldName(send("POST", "/posts", "{\"title\": \"t\", \"content\": \"\", \"rating\": 99999999999}"), "body.rating");
        shouldName(send("PUT", "/posts/1", "{\"title\": \"t\"}"), "body.content");
        shouldName(send("GET", "/posts/three", ""), "path.id");
        shouldName(send("GET", "/posts/99999999999", ""), "path.id");
    }

    @Test
    void shouldRefuseABodyThatIsNoObject() {
        for (var body : List.of("", "null", "{", "[]", "5", "\"text\"")) {
            shouldName(send("POST", "/posts", body), "body");
        }
        assertThat(send("POST", "/posts", "{\"title\": \"t\", \"content\": \"\"}", "text/plain").status()).isEqualTo(415);
    }

    @Test
    void shouldLetTheDatabaseRefuseWithoutTellingItsWords() {
        var rating = send("POST", "/posts", "{\"title\": \"t\", \"content\": \"\", \"rating\": 6}");
        shouldName(rating, "body");
        assertThat(rating.body()).contains("23514").doesNotContain("posts", "constraint", "Exception", "SQL");
        shouldName(send("POST", "/posts", "{\"title\": \"a\\u0000b\", \"content\": \"\"}"), "body");
        var injected = created("'); DELETE FROM posts; --");
        assertThat(send("GET", "/posts/" + injected, "").status()).isEqualTo(200);
        assertThat(send("GET", "/posts/1", "").status()).isEqualTo(200);
    }

    @Test
    void shouldDescribeItself() {
        var document = send("GET", "/openapi.json", "").json();

        assertThat(document.get("openapi").getAsString()).startsWith("3.1.");
        var paths = document.getAsJsonObject("paths");
        assertThat(paths.keySet()).containsExactlyInAnyOrder("/posts", "/posts/{id}");
        assertThat(paths.getAsJsonObject("/posts").keySet()).containsExactlyInAnyOrder("get", "post");
        assertThat(paths.getAsJsonObject("/posts/{id}").keySet()).containsExactlyInAnyOrder("get", "put", "delete");
        assertThat(paths.getAsJsonObject("/posts").getAsJsonObject("post").getAsJsonObject("responses").keySet())
            .containsExactlyInAnyOrder("201", "422");
        assertThat(paths.getAsJsonObject("/posts").toString()).contains("\"$ref\":\"#/components/schemas/Post\"");
        var schemas = document.getAsJsonObject("components").getAsJsonObject("schemas");
        assertThat(schemas.keySet()).contains("Post", "StoredPost", "Problems", "Problem");
        var post = schemas.getAsJsonObject("Post");
        assertThat(post.getAsJsonArray("required")).extracting(each -> each.getAsString())
            .containsExactlyInAnyOrder("title", "content");
        assertThat(post.getAsJsonObject("properties").getAsJsonObject("published").get("default").getAsBoolean()).isTrue();
    }

    @Test
    void shouldServeNothingButWhatItIsAskedFor() throws IOException {
        for (var path : List.of("/docs/..%2f..%2fMETA-INF%2fMANIFEST.MF", "/docs/index.html", "/mybatis-config.xml")) {
            assertThat(send("GET", path, "").status()).as(path).isBetween(400, 404);
        }
        assertThat(raw("GET /posts HTTP/1.1\r\nHost: attacker.example.org\r\nConnection: close\r\n\r\n")).contains(" 421 ");
        assertThat(raw("GET /posts HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n")).contains(" 200 ");
    }

    private static String raw(String request) throws IOException {
        var uri = URI.create(address);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
             InputStream answer = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldAnswerManyAtOnce() throws Exception {
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var threads = new ArrayList<Thread>();
        for (var turn = 0; turn < 20; turn++) {
            threads.add(Thread.ofVirtual().start(() -> statuses.add(send("GET", "/posts/1", "").status())));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(statuses).hasSize(20).allMatch(status -> status == 200 || status == 503);
        assertThat(send("GET", "/posts/1", "").status()).isEqualTo(200);
    }

    @Test
    void shouldBeTriedOnItsPageWithNothingFromElsewhere() {
        var chromium = Lab.chromium();
        assumeTrue(chromium.isPresent(), "Chromium is not installed");
        var requested = new ConcurrentLinkedQueue<String>();
        var complaints = new ConcurrentLinkedQueue<String>();
        try (var playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            var page = playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(chromium.get()).setArgs(Lab.FLAGS)).newPage();
            page.setDefaultTimeout(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            PlaywrightAssertions.setDefaultAssertionTimeout(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            page.onRequest(request -> requested.add(request.url()));
            page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
            page.navigate(address + "/docs");

            PlaywrightAssertions.assertThat(page.locator(".opblock")).hasCount(5);
            PlaywrightAssertions.assertThat(page.locator(".opblock-summary-path").first()).containsText("/posts");
            var create = page.locator(".opblock-post");
            create.locator(".opblock-summary-control").click();
            create.locator(".try-out__btn").click();
            create.locator("textarea").fill("{\"title\": \"Tried out\", \"content\": \"On the page\"}");
            create.locator(".execute").click();
            var answer = create.locator(".live-responses-table");
            PlaywrightAssertions.assertThat(answer.locator(".response-col_status").last()).containsText("201");
            PlaywrightAssertions.assertThat(answer).containsText("Tried out");
            Lab.keepScreenshot(page, "docs");
        }

        assertThat(requested).isNotEmpty().allMatch(url -> url.startsWith(address) || url.startsWith("data:"));
        assertThat(complaints).noneMatch(complaint -> complaint.startsWith("error: "));
        assertThat(send("GET", "/posts", "").body()).contains("Tried out");
    }

    @Test
    void shouldWriteNothingToItsOutput() throws IOException {
        send("POST", "/posts", "{");
        assertThat(output).content().doesNotContain("Exception", "\tat ");
    }
}

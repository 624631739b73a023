package howdah.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import howdah.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/// A kernel and its front end, which is Jupyter's own client, `jupyter_client`. Each message that arrives is held against the
/// specification, and what is wrong with it fails the test.
public final class Client implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Writer orders;
    private final Path log;
    private final List<Message> messages = new ArrayList<>();
    private final List<JsonObject> events = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private boolean isEnded;
    private boolean isLost;

    private Client(Process process, Path log) {
        this.process = process;
        this.log = log;
        orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().start(this::read);
    }

    /// Starts that kernel and waits until it answers.
    static Client of(String kernel) {
        return of(kernel, Map.of());
    }

    /// @param environment what the kernel is started with, beside the usual
    public static Client of(String kernel, Map<String, String> environment) {
        return of(kernel, environment, List.of());
    }

    /// @param before the words of a command that runs it
    public static Client of(String kernel, Map<String, String> environment, List<String> before) {
        return start(kernel, environment, before).awaitReady();
    }

    /// Starts that kernel in a network of its own in which there is nobody else; where that cannot be, the test is skipped.
    static Client ofOffline(String kernel) {
        var words = List.of("unshare", "--map-root-user", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
        assumeTrue(Repository.command(words.toArray(String[]::new)).and("true").run().exitCode() == 0,
            "there is no `unshare` or `ip`, or they may not make a network");
        return start(kernel, Map.of(), words).awaitReady();
    }

    private static Client start(String kernel, Map<String, String> environment, List<String> before) {
        try {
            var kernels = Kernels.installed();
            var log = Files.createTempFile(kernels.folder(), kernel, ".log");
            var words = new ArrayList<>(before);
            words.addAll(List.of(Python.program("python"), Python.resource("client.py"), kernel, log.toString()));
            var builder = new ProcessBuilder(words)
                .directory(kernels.folder().toFile()).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(kernels.environment());
            builder.environment().putAll(environment);
            return new Client(builder.start(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Client awaitReady() {
        try {
            ask("shell", "kernel_info_request", Map.of());
            return this;
        } catch (AssertionError failure) {
            close();
            throw failure;
        }
    }

    private void read() {
        try (var in = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                take(JsonParser.parseString(line).getAsJsonObject());
            }
        } catch (IOException closed) {
            // it has ended
        } finally {
            synchronized (messages) {
                isEnded = true;
                messages.notifyAll();
            }
        }
    }

    private void take(JsonObject event) {
        synchronized (messages) {
            if (event.get("event").getAsString().equals("message")) {
                var message = Message.of(event);
                messages.add(message);
                violations.addAll(Specification.violations(message));
            } else {
                events.add(event);
            }
            messages.notifyAll();
        }
    }

    private void order(Map<String, Object> order) {
        try {
            orders.write(new Gson().toJson(order) + "\n");
            orders.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException("the client has ended: " + log(), failure);
        }
    }

    /// Sends a request.
    ///
    /// @return its id
    String send(String channel, String type, Map<String, ?> content) {
        var id = UUID.randomUUID().toString();
        order(Map.of("do", "send", "channel", channel, "id", id, "type", type, "content", content));
        return id;
    }

    /// Sends frames as they are.
    void sendBytes(String channel, List<String> base64Frames) {
        order(Map.of("do", "bytes", "channel", channel, "frames", base64Frames));
    }

    /// Sends a request and waits for the reply.
    Message ask(String channel, String type, Map<String, ?> content) {
        return awaitReply(send(channel, type, content));
    }

    Message awaitReply(String id) {
        return await("the reply to " + id, message -> message.isReply() && message.parentId().equals(id));
    }

    /// Waits until such a message is there, be it one that came before.
    Message await(String what, Predicate<Message> isWanted) {
        return await(what, LIMIT, all -> all.stream().filter(isWanted).findFirst());
    }

    <T> T await(String what, Duration limit, Function<List<Message>, Optional<T>> wanted) {
        var deadline = System.nanoTime() + limit.toNanos();
        synchronized (messages) {
            for (;;) {
                if (!violations.isEmpty()) {
                    throw new AssertionError("The kernel breaks the specification:\n" + String.join("\n", violations));
                }
                var found = wanted.apply(messages);
                if (found.isPresent()) {
                    return found.get();
                }
                var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || isEnded) {
                    isLost = true;
                    throw new AssertionError("%s does not come%s.%n%s"
                        .formatted(what, isEnded ? ", the client has ended" : "", told()));
                }
                waitFor(left);
            }
        }
    }

    /// Whether something that was waited for has not come, so that nothing is certain of this kernel any more.
    boolean isLost() {
        return isLost;
    }

    private void waitFor(long milliseconds) {
        try {
            messages.wait(milliseconds);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String told() {
        var last = messages.subList(Math.max(0, messages.size() - 12), messages.size());
        return "The last messages:\n" + String.join("\n", last.stream().map(each -> each.type() + " " + shortened(each)).toList())
            + "\nThe kernel's log:\n" + log();
    }

    private static String shortened(Message message) {
        var content = message.content().toString();
        return content.length() > 500 ? content.substring(0, 500) + "…" : content;
    }

    /// What the kernel itself has printed.
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    /// Sends a cell, and does not wait.
    public String submit(String code) {
        return submit(code, Map.of());
    }

    /// @param more what the request has beside the usual, or instead of it
    String submit(String code, Map<String, ?> more) {
        var content = new HashMap<String, Object>(Map.of("code", code, "silent", false, "store_history", true,
            "user_expressions", Map.of(), "allow_stdin", false, "stop_on_error", true));
        content.putAll(more);
        return send("shell", "execute_request", content);
    }

    /// Runs a cell to its end: the reply and the idle status are there.
    public Execution execute(String code) {
        return finish(submit(code));
    }

    Execution execute(String code, Map<String, ?> more) {
        return finish(submit(code, more));
    }

    public Execution finish(String id) {
        return finish(id, LIMIT);
    }

    Execution finish(String id, Duration limit) {
        return await("the end of the cell", limit, all -> {
            var reply = all.stream().filter(each -> each.isReply() && each.parentId().equals(id)).findFirst();
            var output = output(id);
            return reply.filter(each -> output.stream().anyMatch(Message::isIdle)).map(each -> new Execution(each, output));
        });
    }

    /// All that has been published for a request up to now.
    public List<Message> output(String id) {
        synchronized (messages) {
            return messages.stream().filter(each -> each.channel().equals("iopub") && each.parentId().equals(id)).toList();
        }
    }

    /// Waits until what a cell has published holds that text.
    ///
    /// @throws AssertionError also if the cell fails before
    void awaitOutput(String id, String text) {
        var told = await("\"" + text + "\"", LIMIT, all -> Optional.of(new Execution(null, output(id)))
            .filter(each -> each.text().contains(text) || each.of("error").findAny().isPresent())).text();
        if (!told.contains(text)) {
            throw new AssertionError("The cell fails before \"%s\":%n%s".formatted(text, told));
        }
    }

    /// Waits until the kernel works at that request.
    void awaitBusy(String id) {
        await("the busy status", message -> message.parentId().equals(id) && message.type().equals("status"));
    }

    Message inspect(String code, int cursor) {
        return ask("shell", "inspect_request", Map.of("code", code, "cursor_pos", cursor, "detail_level", 0));
    }

    Message complete(String code, int cursor) {
        return ask("shell", "complete_request", Map.of("code", code, "cursor_pos", cursor));
    }

    /// Forgets all that has come so far, which would become much.
    void forget() {
        synchronized (messages) {
            messages.clear();
        }
    }

    /// What a person does with the stop button.
    public void interrupt() {
        order(Map.of("do", "interrupt"));
    }

    /// Restarts the kernel and waits until it answers.
    public void restart() {
        order(Map.of("do", "restart"));
        event("restarted");
        awaitReady();
    }

    private JsonObject event(String name) {
        return await(name, LIMIT, all -> {
            var found = events.stream().filter(each -> each.get("event").getAsString().equals(name)).findFirst();
            found.ifPresent(events::remove);
            return found;
        });
    }

    /// The kernel's process.
    public ProcessHandle kernel() {
        var pid = await("the kernel", LIMIT, all -> events.stream().filter(each -> each.has("pid")).reduce((first, last) -> last))
            .get("pid").getAsLong();
        return ProcessHandle.of(pid).orElseThrow();
    }

    /// Ends the front end in the middle of whatever goes on; the kernel stays.
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException ended) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

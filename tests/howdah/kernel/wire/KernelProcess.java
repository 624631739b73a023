package howdah.kernel.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A [ToyKernel] in a process of its own.
record KernelProcess(Process process, Path folder) implements AutoCloseable {

    /// @param folder  for its connection file, its history, its log
    /// @param options of the JVM
    static KernelProcess start(Path folder, Map<String, String> environment, String... options) throws IOException {
        return start(folder, environment, List.of(options), List.of());
    }

    /// Its interpreter comes when [#letInterpreterCome] says so.
    static KernelProcess startWithoutInterpreter(Path folder) throws IOException {
        return start(folder, Map.of(), List.of(), List.of("late"));
    }

    private static KernelProcess start(Path folder, Map<String, String> environment, List<String> options, List<String> arguments)
        throws IOException {
        if (!Files.exists(connectionFile(folder))) {
            Files.writeString(connectionFile(folder), connection(Map.of()));
        }
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ToyKernel.class.getName(),
            connectionFile(folder).toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(folder).toFile());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().remove("JPY_PARENT_PID");
        builder.environment().putAll(environment);
        return new KernelProcess(builder.start(), folder);
    }

    static Path connectionFile(Path folder) {
        return folder.resolve("connection.json");
    }

    private static Path log(Path folder) {
        return folder.resolve("log");
    }

    /// A connection file's content.
    ///
    /// @param changed members with other values, as JSON
    static String connection(Map<String, String> changed) throws IOException {
        var members = new TreeMap<>(Map.of("ip", "\"127.0.0.1\"", "transport", "\"tcp\"", "signature_scheme",
            "\"hmac-sha256\"", "key", "\"" + UUID.randomUUID() + "\"", "kernel_name", "\"toy\""));
        var ports = freePorts();
        for (int at = 0; at < ports.size(); at++) {
            members.put(List.of("shell_port", "control_port", "iopub_port", "stdin_port", "hb_port").get(at), ports.get(at));
        }
        members.putAll(changed);
        return members.entrySet().stream().map(member -> "\"" + member.getKey() + "\": " + member.getValue()).toList().toString()
            .replaceFirst("^\\[", "{").replaceFirst("]$", "}");
    }

    private static List<String> freePorts() throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        for (int count = 0; count < 5; count++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        var ports = sockets.stream().map(socket -> String.valueOf(socket.getLocalPort())).toList();
        for (var socket : sockets) {
            socket.close();
        }
        return ports;
    }

    void letInterpreterCome() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    FrontEnd connect() throws IOException {
        return FrontEnd.connect(connectionFile(folder));
    }

    String log() throws IOException {
        return Files.readString(log(folder));
    }

    /// Waits for its end.
    ///
    /// @throws AssertionError if it does not end within that time
    int exitCode(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the kernel has not ended within " + seconds + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

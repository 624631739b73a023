package howdah;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository.Command;
import howdah.Repository.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The wrapper `jbang`, in a small repository, with a home and caches of its own. Java 17 is in JAVA_HOME and on the PATH;
/// JBang, Maven and curl are not, but the local Maven repository has JBang's jar.
@DisabledOnOs(OS.WINDOWS)
class WrapperTest {

    private static final List<String> TOOLS = List.of("cat", "cksum", "cp", "cut", "env", "find", "grep", "ln", "ls", "mkdir",
        "mv", "nice", "openssl", "readlink", "rm", "sh", "sha256sum", "shasum", "sleep", "tail", "touch", "tr");

    private static final String PROBE = """
        //JAVA 25+
        void main(String... arguments) throws IOException {
            IO.println("java " + Runtime.version().feature() + ", process " + ProcessHandle.current().pid());
            for (var argument : arguments) {
                IO.println("[" + argument + "]");
            }
            IO.print(new String(System.in.readAllBytes()));
            System.exit(7);
        }
        """;

    @TempDir
    static Path folder;
    private static Path repository;
    private static Path home;
    private static Path path;

    @TempDir
    Path ownFolder;
    private Path cache;
    private Path jbangFolder;
    private Path probe;

    @BeforeAll
    static void prepareTheMachine() throws IOException {
        repository = Files.createDirectories(folder.resolve("my course"));
        home = Files.createDirectories(folder.resolve("my home"));
        path = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Repository.root().resolve("jbang"), repository.resolve("jbang"));
        Files.writeString(repository.resolve("jbang-catalog.json"), """
            {
              "aliases": {
                "probe": { "script-ref": "lessons/probe.java" }
              }
            }
            """);
        Files.writeString(Files.createDirectories(repository.resolve("lessons")).resolve("probe.java"), PROBE);
        for (var tool : TOOLS) {
            provide(tool);
        }
        installJdks();
        keepInMavenRepository(fetchJBang());
    }

    private static void provide(String name) throws IOException {
        var found = userPath().map(entry -> entry.resolve(name)).filter(Files::isExecutable).findFirst();
        if (found.isPresent()) {
            executable(path.resolve(name), "exec '" + found.get() + "' \"$@\"");
        }
    }

    private static Stream<Path> userPath() {
        return Pattern.compile(File.pathSeparator).splitAsStream(System.getenv("PATH")).map(Path::of);
    }

    private static void installJdks() throws IOException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        executable(path.resolve("java"), "echo 'this is Java 17'; exit 1");
        executable(path.resolve("javac"), "echo 'this is Java 17'; exit 1");
        var sdkman = Files.createDirectories(home.resolve(".sdkman/candidates/java"));
        Files.createSymbolicLink(sdkman.resolve("25-test"), Path.of(System.getProperty("java.home")));
    }

    private static Path executable(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// JBang's jar, as the wrapper fetches it for this user, who may have it in his Maven repository.
    private static Path fetchJBang() {
        var withoutJBang = userPath().filter(entry -> !Files.exists(entry.resolve("jbang"))).map(Path::toString).toList();
        var outcome = Repository.command(repository.resolve("jbang").toString(), "version")
            .with("PATH", String.join(File.pathSeparator, withoutJBang))
            .with("HOWDAH_CACHE", folder.resolve("fetched").toString())
            .with("JBANG_DIR", folder.resolve("fetched").toString()).run();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return folder.resolve("fetched/jbang/0.132.1/jbang.jar");
    }

    private static void keepInMavenRepository(Path jar) throws IOException {
        var artifact = Files.createDirectories(home.resolve(".m2/repository/dev/jbang/jbang-cli/0.132.1"));
        Files.createSymbolicLink(artifact.resolve("jbang-cli-0.132.1-all.jar"), jar);
    }

    /// The folders that a test may spoil. The lesson is always a new one, and the JBang folder, where it is built, is shared.
    @BeforeEach
    void prepareTheCourse() throws IOException {
        cache = ownFolder.resolve("my cache");
        jbangFolder = folder.resolve("my jbang");
        probe = Files.writeString(repository.resolve("lessons/probe.java"), PROBE);
    }

    /// Or else each would be warned of when the folders are deleted.
    @AfterEach
    void removeLinks() throws IOException {
        removeLinks(ownFolder);
    }

    @AfterAll
    static void removeSharedLinks() throws IOException {
        removeLinks(folder);
    }

    private static void removeLinks(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void shouldPassArgumentsInputAndExitCodeUntouched() {
        var arguments = List.of("a b", "", "it's", "\"q\"", "$HOME", "*", "\\", "`x`", "a\nb\n", "--help", "%{x}", "@x", "");

        var outcome = run("lessons/probe.java", arguments.toArray(String[]::new));

        assertThat(outcome.out()).endsWith("[" + String.join("]\n[", arguments) + "]\nread\nthis");
        assertThat(outcome.exitCode()).isEqualTo(7);
    }

    /// The words stand in a file, because a JVM cannot pass them on in every locale.
    @Test
    void shouldPassWordsOfEveryLanguage() throws IOException {
        var call = executable(folder.resolve("call"), "exec \"$1\" lessons/probe.java 'naïve 日本 👍'");

        assertThat(command(call.toString(), wrapper()).run().out()).contains("[naïve 日本 👍]");
    }

    @Test
    void shouldFindJdk25() {
        assertThat(run("lessons/probe.java").out()).containsPattern("^java (2[5-9]|[3-9][0-9]),");
    }

    @Test
    void shouldBecomeTheScriptSoThatSignalsReachIt() {
        var outcome = command("sh", "-c", "echo process $$; exec \"$0\" lessons/probe.java", wrapper()).run();

        var processes = Pattern.compile("process (\\d+)").matcher(outcome.out()).results().map(found -> found.group(1)).toList();
        assertThat(processes).hasSize(2);
        assertThat(processes.getFirst()).isEqualTo(processes.getLast());
    }

    @Test
    void shouldWorkFromAnywhereThroughASymbolicLink() throws IOException {
        var link = Files.createSymbolicLink(ownFolder.resolve("link"), repository.resolve("jbang"));

        assertThat(command(link.toString(), probe.toString(), "x").in(ownFolder).run().out()).contains("[x]");
        assertThat(cache.resolve("commands")).isNotEmptyDirectory();
    }

    @Test
    void shouldKnowAliasesInSubfolders() {
        assertThat(command("../jbang", "probe", "", "x").in(repository.resolve("lessons")).run().out()).contains("[]\n[x]");
    }

    @Test
    void shouldEndAsJBangEndsIfItCannotBuild() throws IOException {
        Files.writeString(probe, "void main() { mistake(); }");

        var outcome = run("lessons/probe.java");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).containsOnlyOnce("Error during compile");
    }

    @Test
    void shouldPreferAnInstalledJBangToItself() throws IOException {
        var installed = executable(ownFolder.resolve("jbang"), "echo \"installed: $*\"; exit 5");

        var outcome = command(wrapper(), "version", "x")
            .with("PATH", String.join(":", repository.toString(), ownFolder.toString(), path.toString())).run();

        assertThat(outcome).as(installed.toString()).isEqualTo(new Outcome(5, "installed: version x\n", ""));
    }

    @Test
    void shouldRunTheJarOfAnInstalledJBangItself() throws IOException {
        executable(ownFolder.resolve("jbang"), "exit 5");
        Files.createSymbolicLink(ownFolder.resolve("jbang.jar"), folder.resolve("fetched/jbang/0.132.1/jbang.jar"));

        assertThat(command(wrapper(), "version").with("PATH", ownFolder + ":" + path).run())
            .isEqualTo(new Outcome(0, "0.132.1\n", ""));
    }

    @Test
    void shouldFetchAgainWhatHasAnotherChecksum() throws IOException {
        command(wrapper(), "version").run();
        var jar = Files.writeString(cache.resolve("jbang/0.132.1/jbang.jar"), "spoilt");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

        var outcome = command(wrapper(), "version").run();

        assertThat(outcome.err()).contains("its SHA-256 differs").contains("Fetching JBang 0.132.1");
        assertThat(outcome.out()).isEqualTo("0.132.1\n");
    }

    @Test
    void shouldSayWhatToDoWhenJBangCannotBeFetched() {
        var outcome = command(wrapper(), "lessons/probe.java").with("HOME", ownFolder.toString()).run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("JBang 0.132.1 cannot be fetched.", "Maven is not on the PATH", "install JBang");
    }

    @Test
    void shouldNotAskJBangTwice() throws IOException {
        run("lessons/probe.java");
        Files.delete(cache.resolve("jbang/0.132.1/jbang.jar"));

        var outcome = run("lessons/probe.java", "x");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("[x]");
    }

    @Test
    void shouldKeepNothingOfTheLearnersScripts() throws IOException {
        Files.writeString(Files.createDirectories(repository.resolve("practice")).resolve("probe.java"), PROBE);

        assertThat(run("practice/probe.java", "", "x").out()).contains("[]\n[x]");
        assertThat(cache.resolve("commands")).isEmptyDirectory();
    }

    @Test
    void shouldSeeAnEditThatLooksOlder() throws IOException {
        run("lessons/probe.java");
        Files.writeString(probe, PROBE.replace("java ", "edited "));
        Files.setLastModifiedTime(probe, FileTime.from(Instant.now().minusSeconds(3600)));

        assertThat(run("lessons/probe.java").out()).startsWith("edited ");
    }

    @Test
    void shouldBuildAgainWhatWasDeleted() throws IOException {
        jbangFolder = ownFolder.resolve("jbang");
        run("lessons/probe.java");
        var jar = find(jbangFolder, "probe.jar").getFirst();
        Files.delete(jar);

        assertThat(run("lessons/probe.java", "x").out()).contains("[x]");
        assertThat(jar).exists();
    }

    @Test
    void shouldStartFromAnAotCache() throws Exception {
        jbangFolder = ownFolder.resolve("jbang");
        command(wrapper(), "lessons/probe.java").without("HOWDAH_AOT").run();
        awaitCache(cache, "any");
        var archive = awaitCache(jbangFolder, "any");

        var strict = command(wrapper(), "lessons/probe.java").without("HOWDAH_AOT").with("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        assertThat(strict.run().exitCode()).isEqualTo(7);
        assertThat(find(ownFolder, ".classes")).isEmpty();

        Files.writeString(archive, "spoilt");
        assertThat(strict.run().exitCode()).isEqualTo(1);
        assertThat(strict.without("JDK_JAVA_OPTIONS").run().out()).startsWith("java ").hasLineCount(1);
    }

    /// Each command of a script loads classes of its own.
    @Test
    void shouldAddToTheAotCacheWhatAnotherCommandLoads() throws Exception {
        jbangFolder = ownFolder.resolve("jbang");
        Files.writeString(probe, """
            //JAVA 25+
            void main(String... arguments) {
                if (arguments.length > 0) {
                    System.exit(new java.util.StringJoiner(" ").length() + (arguments[0].equals("net") ? net() : zip()));
                }
            }
            int net() { return java.net.HttpCookie.parse("a=b").size(); }
            int zip() { return new java.util.zip.CRC32C().getValue() == 0 ? 1 : 2; }
            """);
        for (var use : List.of("net", "zip")) {
            command(wrapper(), "lessons/probe.java", use).without("HOWDAH_AOT").run();
            awaitCache(jbangFolder, use);
        }

        for (var use : Map.of("net", "java.net.HttpCookie", "zip", "java.util.zip.CRC32C").entrySet()) {
            var run = command(wrapper(), "lessons/probe.java", use.getKey()).without("HOWDAH_AOT")
                .with("JDK_JAVA_OPTIONS", "-Xlog:class+load").run();
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out().lines().filter(line -> line.contains(use.getValue() + " source:")))
                .singleElement().asString().contains("shared objects file");
        }
    }

    @Test
    void shouldRunManyAtOnce() throws Exception {
        jbangFolder = ownFolder.resolve("jbang");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 8).mapToObj(number -> threads.submit(() -> run("lessons/probe.java"))).toList();

            for (var run : runs) {
                assertThat(run.get().exitCode()).as(run.get().err()).isEqualTo(7);
            }
        }
    }

    @Test
    void shouldBuildOneAfterTheOtherWhateverElseTheyKeep() throws Exception {
        jbangFolder = ownFolder.resolve("jbang");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 4).mapToObj(number -> threads.submit(() ->
                command(wrapper(), "lessons/probe.java").with("HOWDAH_CACHE", cache + "-" + number % 2).run())).toList();

            for (var run : runs) {
                assertThat(run.get().exitCode()).as(run.get().err()).isEqualTo(7);
            }
        }
    }

    @Test
    void shouldTakeOverFromAKilledProcess() throws Exception {
        var killed = new ProcessBuilder("sleep", "60").start();
        killed.destroyForcibly().waitFor();
        jbangFolder = ownFolder.resolve("jbang");
        var turn = Files.createDirectories(jbangFolder.resolve("cache")).resolve("howdah-turn");
        Files.createSymbolicLink(turn, Path.of("" + killed.pid()));

        assertThat(run("lessons/probe.java").exitCode()).isEqualTo(7);
        assertThat(turn).doesNotExist();
        assertThat(cache.resolve("commands").toFile().list((_, name) -> !name.matches("\\d+-\\d+"))).isEmpty();
    }

    @Test
    void shouldPinTheSameReleaseOnWindows() throws IOException {
        var windows = Files.readString(Repository.root().resolve("jbang.cmd"));

        assertThat(Files.readString(Repository.root().resolve("jbang")))
            .contains("jbang_version=" + value("howdah_version", windows), "zip_sha256=" + value("howdah_sha256", windows));
        assertThat(windows.replace("\r\n", "")).doesNotContain("\n");
    }

    private static String value(String name, String commands) {
        return Pattern.compile(name + "=([0-9a-f.]+)").matcher(commands).results().findFirst().orElseThrow().group(1);
    }

    private Outcome run(String script, String... arguments) {
        return command(wrapper(), script).and(arguments).reading("read\nthis").run();
    }

    private static String wrapper() {
        return repository.resolve("jbang").toString();
    }

    private Command command(String... words) {
        return new Command(List.of(words), repository, environment -> {
            environment.clear();
            environment.putAll(Map.of("HOME", home.toString(), "PATH", path.toString(), "JAVA_HOME", folder.toString(),
                "HOWDAH_CACHE", cache.toString(), "JBANG_DIR", jbangFolder.toString(), "LC_ALL", "C.UTF-8",
                "JBANG_NO_VERSION_CHECK", "true", "HOWDAH_AOT", "0"));
        }, "", Duration.ofMinutes(2));
    }

    private static List<Path> find(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /// Waits until the background has made the cache for a command, which it takes a second or two for.
    private static Path awaitCache(Path folder, String use) throws Exception {
        var made = ".aot.of-" + use;
        for (var tries = 0; find(folder, made).isEmpty() && tries < 600; tries++) {
            Thread.sleep(100);
        }
        assertThat(find(folder, made)).hasSize(1);
        return assertThat(find(folder, ".aot")).singleElement().actual();
    }
}

package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void shouldUseTheEmbeddedServerIfNobodySaidAnything() {
        var settings = load(Map.of());

        assertThat(settings.mode()).isEqualTo(Mode.EMBEDDED);
        assertThat(settings.origins()).isEqualTo("defaults");
        assertThat(settings.warnings()).isEmpty();
        assertThat(settings.retryPolicy()).isEqualTo(RetryPolicy.SHARED_SERVER);
        assertThat(settings.environment()).isNull();
        assertThat(settings.postgresImage()).isEqualTo("postgres:18");
        assertThat(settings.keep()).isFalse();
        assertThat(settings.showSql()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PGHOST, localhost, EXTERNAL", "DATABASE_URL, postgres://localhost, EXTERNAL", "PGUSER, student, EMBEDDED",
        "HOWDAH_DATABASE, container, CONTAINER", "HOWDAH_DATABASE, external, EXTERNAL"})
    void shouldFindTheMode(String name, String value, Mode mode) throws IOException {
        assertThat(load(Map.of(name, value)).mode()).isEqualTo(mode);
        writeEnvFile(name + "=" + value);
        assertThat(load(Map.of()).mode()).isEqualTo(mode);
    }

    @Test
    void shouldPreferWhatIsWantedToWhatIsThere() {
        var settings = load(Map.of("HOWDAH_DATABASE", "embedded", "DATABASE_URL", "mysql://elsewhere/app"));

        assertThat(settings.mode()).isEqualTo(Mode.EMBEDDED);
    }

    @Test
    void shouldTakeLibpqsDefaults() {
        var endpoint = load(Map.of("HOWDAH_DATABASE", "external")).external();

        var user = System.getProperty("user.name");
        assertThat(endpoint).isEqualTo(new Endpoint("localhost", 5432, user, user, null));
    }

    @Test
    void shouldPutTheEnvironmentBeforeTheFileValueByValue() throws IOException {
        writeEnvFile("PGHOST=file.example", "PGUSER=student", "PGPASSWORD=from-file");

        var settings = load(Map.of("PGPASSWORD", "from-environment", "PGPORT", "6000"));

        assertThat(settings.external()).isEqualTo(new Endpoint("file.example", 6000, "student", "student", "from-environment"));
        assertThat(settings.origins()).isEqualTo(".env (PGHOST, PGUSER), environment (PGPORT, PGPASSWORD: set)");
    }

    @Test
    void shouldTakeAnEmptyValueForNone() throws IOException {
        writeEnvFile("PGHOST=file.example", "PGDATABASE=");

        var endpoint = load(Map.of("PGHOST", "", "PGUSER", "student")).external();

        assertThat(endpoint.host()).isEqualTo("file.example");
        assertThat(endpoint.database()).isEqualTo("student");
    }

    @Test
    void shouldPutSingleValuesBeforeTheUrlOfTheSamePlace() {
        var settings = load(Map.of("DATABASE_URL", "postgres://student:sesame@db.example:6000/learn?sslmode=require",
            "PGPORT", "7000"));

        assertThat(settings.external())
            .isEqualTo(new Endpoint("db.example", 7000, "learn", "student", "sesame", Map.of("sslmode", "require")));
        assertThat(settings.origins()).isEqualTo("environment (DATABASE_URL, PGPORT)");
    }

    @Test
    void shouldPutTheEnvironmentsUrlBeforeTheFilesSingleValues() throws IOException {
        writeEnvFile("PGHOST=file.example", "PGPORT=7000", "PGDATABASE=other", "DATABASE_URL=postgres://x:y@z");

        var endpoint = load(Map.of("DATABASE_URL", "postgres://student@db.example")).external();

        assertThat(endpoint).as("host and port are the URL's, what it does not say is the file's")
            .isEqualTo(new Endpoint("db.example", 5432, "other", "student", null));
    }

    @Test
    void shouldPassOptionsOnToTheDriver() {
        var settings = load(Map.of("PGHOST", "h", "PGAPPNAME", "class", "PGCONNECT_TIMEOUT", "3", "PGOPTIONS", "-c jit=off",
            "DATABASE_URL", "postgres://h/d?channel_binding=require&colour=blue"));

        assertThat(settings.external().options()).isEqualTo(Map.of("ApplicationName", "class", "connectTimeout", "3",
            "options", "-c jit=off", "channelBinding", "require"));
        assertThat(settings.warnings()).containsExactly(
            "the option colour of DATABASE_URL is not used: Java's driver does not know it");
    }

    @Test
    void shouldNotReadTheFileAboveTheWorkingDirectoryOutsideARepository() throws IOException {
        writeEnvFile("PGHOST=file.example");
        var below = Files.createDirectories(folder.resolve("a"));

        assertThat(Settings.load(Map.of(), below, folder).mode()).isEqualTo(Mode.EMBEDDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", "jbang-catalog.json"})
    void shouldReadTheNearestFileUpToTheRepositorysRoot(String mark) throws IOException {
        Files.createDirectories(folder.resolve("repository/lessons/exercises"));
        Files.createFile(folder.resolve("repository").resolve(mark));
        writeEnvFile("PGHOST=above-the-repository");
        var lessons = folder.resolve("repository/lessons");

        assertThat(Settings.load(Map.of(), lessons, folder).mode()).isEqualTo(Mode.EMBEDDED);

        Files.writeString(folder.resolve("repository/.env"), "PGHOST=root");
        assertThat(Settings.load(Map.of(), lessons, folder).origins()).isEqualTo(Path.of("../.env") + " (PGHOST)");
        assertThat(Settings.load(Map.of(), lessons.resolve("exercises"), folder).external().host()).isEqualTo("root");

        Files.writeString(lessons.resolve(".env"), "PGHOST=nearest");
        assertThat(Settings.load(Map.of(), lessons.resolve("exercises"), folder).external().host()).isEqualTo("nearest");
    }

    @Test
    void shouldWarnOfAFileThatOthersCanRead() throws IOException {
        writeEnvFile("PGHOST=h");
        Files.setPosixFilePermissions(folder.resolve(".env"), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(load(Map.of()).warnings()).containsExactly(".env can be read by others: run `chmod 600 .env`");
    }

    @Test
    void shouldAskThePasswordFileLast() throws IOException {
        writePasswordFile("rw-------", "db.example:5432:learn:student:from-pgpass");
        var environment = Map.of("PGHOST", "db.example", "PGDATABASE", "learn", "PGUSER", "student");

        var settings = load(environment);

        assertThat(settings.external().password()).isEqualTo("from-pgpass");
        assertThat(settings.origins()).isEqualTo("environment (PGHOST, PGDATABASE, PGUSER), ~/.pgpass (the password)");

        writeEnvFile("PGPASSWORD=from-env-file");
        assertThat(load(environment).external().password()).isEqualTo("from-env-file");
    }

    @Test
    void shouldNotUseAPasswordFileThatOthersCanRead() throws IOException {
        writePasswordFile("rw-r--r--", "*:*:*:*:from-pgpass");

        var settings = load(Map.of("PGHOST", "db.example"));

        assertThat(settings.external().password()).isNull();
        assertThat(settings.warnings()).containsExactly(
            "~/.pgpass is not used, because others can read it: run `chmod 600 ~/.pgpass`");
    }

    @Test
    void shouldReadThePasswordFileThatIsNamed() throws IOException {
        var file = writePasswordFile("rw-------", "*:*:*:student:a\\:b\\\\c");

        var settings = Settings.load(Map.of("PGHOST", "h", "PGUSER", "student", "PGPASSFILE", file.toString()),
            folder, folder.resolve("elsewhere"));

        assertThat(settings.external().password()).isEqualTo("a:b\\c");
    }

    @Test
    void shouldNameAPasswordFileThatIsCutShort() throws IOException {
        writePasswordFile("rw-------", "db.example");

        assertThat(failure(Map.of("PGHOST", "db.example")))
            .hasMessage("~/.pgpass has a line that is not host:port:database:user:password.");
        assertThat(load(Map.of("PGHOST", "db.example", "PGPASSWORD", "sesame")).external().password())
            .as("not asked if there is a password").isEqualTo("sesame");
    }

    @Test
    void shouldSuggestTheModeThatWasMeant() {
        var failure = failure(Map.of("HOWDAH_DATABASE", "externl"));

        assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(failure).hasMessage("HOWDAH_DATABASE=externl is not one of embedded, container, external.");
        assertThat(failure.settings()).isEqualTo("environment (HOWDAH_DATABASE)");
        assertThat(failure.next()).isEqualTo("did you mean \"external\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "65536", "-1", "5432x", "99999999999999999999", "٥٤٣٢"})
    void shouldRefuseAPortThatIsNone(String port) throws IOException {
        writeEnvFile("PGPORT=" + port, "PGHOST=localhost");

        var failure = failureOfExternal(Map.of());

        assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(failure).hasMessage("PGPORT=" + port + " is not a number from 1 to 65535.");
        assertThat(failure.settings()).isEqualTo(".env (PGPORT)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/var/run/postgresql | Unix socket",
        "localhost:5432 | not the name or address of one host",
        "a,b | not the name or address of one host", "[::1] | not the name or address of one host"})
    void shouldRefuseAHostThatIsNone(String host, String reason) {
        assertThat(failureOfExternal(Map.of("PGHOST", host))).hasMessageContaining("PGHOST=" + host).hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseAnUnknownSslMode() {
        var failure = failureOfExternal(Map.of("PGHOST", "h", "PGSSLMODE", "requires"));

        assertThat(failure).hasMessageStartingWith("PGSSLMODE=requires is not one of disable, ");
        assertThat(failure.next()).isEqualTo("did you mean \"require\"?");
    }

    @Test
    void shouldRefuseAnOddWait() throws IOException {
        writeEnvFile("HOWDAH_WAIT=soon");

        var failure = catchThrowableOfType(Failure.class, () -> load(Map.of()).retryPolicy());

        assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(failure).hasMessage("HOWDAH_WAIT=soon cannot be understood: \"soon\" is no duration.");
        assertThat(failure.settings()).isEqualTo(".env (HOWDAH_WAIT)");
        assertThat(failure.next()).contains("30s, 5m, forever");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://student:sesame@host:port/db", "postgres://student:ses/ame@host", "student:sesame@host/db",
        "postgres://student:sesame", "postgres://student:se%zzsame@h/d", "postgres://student:x#sesame@h/d",
        "sesame", "//sesame@x",
        "mysql://student:sesame@h/d"})
    void shouldRefuseAUrlThatIsNoneWithoutRepeatingIt(String url) throws IOException {
        writeEnvFile("DATABASE_URL='" + url + "'");

        var failure = failure(Map.of());

        assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(failure).hasMessageStartingWith("DATABASE_URL ");
        assertThat(failure.getMessage() + failure.next()).doesNotContain("sesame").doesNotContain("student");
        assertThat(failure.settings()).isEqualTo(".env (DATABASE_URL: set)");
    }

    @Test
    void shouldNotRepeatANumericPasswordThatLooksLikeAPort() {
        var failure = failureOfExternal(Map.of("DATABASE_URL", "postgres://student:99123456"));

        assertThat(failure).hasMessage("What stands for PGPORT in DATABASE_URL is not a number from 1 to 65535.");
    }

    @Test
    void shouldNeverPrintAPassword() throws IOException {
        writeEnvFile("PGPASSWORD=sesame", "DATABASE_URL=postgres://student:sesame@h/d");

        var settings = load(Map.of());

        assertThat(settings.external().password()).isEqualTo("sesame");
        assertThat(settings.toString() + settings.origins() + settings.values() + settings.warnings() + settings.external())
            .doesNotContain("sesame");
        assertThat(settings.values()).filteredOn(value -> value.name().equals("PGPASSWORD"))
            .singleElement().extracting(Setting::printable, Setting::origin).containsExactly("set", ".env");
        assertThat(settings.values()).filteredOn(value -> value.name().equals("PGHOST"))
            .singleElement().extracting(Setting::printable, Setting::origin).containsExactly("h", "DATABASE_URL in .env");
    }

    @Test
    void shouldReadHowdahsOwnSettingsFromTheFileToo() throws IOException {
        writeEnvFile("HOWDAH_KEEP=1", "HOWDAH_SHOW_SQL=0", "HOWDAH_ENV=production", "HOWDAH_WAIT=5m",
            "HOWDAH_CACHE=" + folder, "HOWDAH_POSTGRES_IMAGE=postgres:17");

        var settings = load(Map.of("HOWDAH_SHOW_SQL", "1"));

        assertThat(settings.keep()).isTrue();
        assertThat(settings.showSql()).isTrue();
        assertThat(settings.environment()).isEqualTo("production");
        assertThat(settings.retryPolicy().maxDuration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.cache()).isEqualTo(folder);
        assertThat(settings.postgresImage()).isEqualTo("postgres:17");
    }

    @Test
    void shouldNameEverySettingInTheExample() throws IOException {
        var example = Files.readString(repository().resolve(".env.example"));

        assertThat(load(Map.of("HOWDAH_DATABASE", "external")).values()).extracting(Setting::name)
            .allSatisfy(name -> assertThat(example).containsPattern("(?m)^#" + name + "="));
    }

    @Test
    void shouldReadTheExampleAsItIs() throws IOException {
        Files.copy(repository().resolve(".env.example"), folder.resolve(".env"));
        assertThat(load(Map.of()).mode()).isEqualTo(Mode.EMBEDDED);

        var uncommented = Files.readString(folder.resolve(".env")).replaceAll("(?m)^#(PG|DATABASE_URL|HOWDAH)", "$1");
        Files.writeString(folder.resolve(".env"), uncommented.replaceAll("(?m)^HOWDAH_DATABASE=.*", ""));
        var settings = load(Map.of());
        assertThat(settings.external()).isEqualTo(new Endpoint("localhost", 5432, "learn", "student", "secret",
            Map.of("sslmode", "prefer", "connectTimeout", "10", "ApplicationName", "howdah")));
        assertThat(settings.retryPolicy().maxDuration()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldReadTheProcessEnvironmentAndWorkingDirectory() throws Exception {
        writeEnvFile("PGHOST=file.example", "PGUSER=student");

        assertThat(runProgram(List.of(), Map.of("PGDATABASE", "learn", "PGUSER", "teacher", "PGPASSWORD", "sesame")))
            .isEqualTo("0: file.example:5432/learn .env (PGHOST), environment (PGDATABASE, PGUSER, PGPASSWORD: set)\n");
    }

    @Test
    void shouldTellThatTheFileMayNotBeRead() throws Exception {
        writeEnvFile("PGHOST=file.example");
        Files.setPosixFilePermissions(folder.resolve(".env"), PosixFilePermissions.fromString("---------"));
        var isRoot = System.getProperty("user.name").equals("root");
        var withoutPrivileges = isRoot ? List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all") : List.<String>of();

        assertThat(runProgram(withoutPrivileges, Map.of()))
            .isEqualTo("2: .env may not be read by this user. run `chmod u+r .env` as its owner\n");
    }

    private String runProgram(List<String> prefix, Map<String, String> environment) throws IOException, InterruptedException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", absoluteClassPath(),
            SettingsProgram.class.getName()));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("HOWDAH_")
            || name.equals("DATABASE_URL"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + output;
    }

    private static String absoluteClassPath() {
        var paths = System.getProperty("java.class.path").split(java.io.File.pathSeparator);
        return String.join(java.io.File.pathSeparator,
            List.of(paths).stream().map(path -> Path.of(path).toAbsolutePath().toString()).toList());
    }

    private static Path repository() {
        var root = System.getProperty("howdah.root");
        if (root != null) {
            return Path.of(root);
        }
        var path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve(".env.example"))) {
            path = path.getParent();
        }
        return path;
    }

    private Settings load(Map<String, String> environment) {
        return Settings.load(environment, folder, folder);
    }

    private Failure failure(Map<String, String> environment) {
        return catchThrowableOfType(Failure.class, () -> load(environment));
    }

    private Failure failureOfExternal(Map<String, String> environment) {
        return catchThrowableOfType(Failure.class, () -> load(environment).external());
    }

    private void writeEnvFile(String... lines) throws IOException {
        write(".env", "rw-------", lines);
    }

    private Path writePasswordFile(String permissions, String... lines) throws IOException {
        return write(".pgpass", permissions, lines);
    }

    private Path write(String name, String permissions, String... lines) throws IOException {
        var file = Files.write(folder.resolve(name), List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}

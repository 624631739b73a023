///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Keep passwords out of the program, and know which of several settings wins
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: keep credentials in the environment, in .env, in ~/.pgpass or in a service file; read and write connection
//   URIs; switch between development and production; ask for TLS; and keep passwords out of what is printed.
// Not here: pools and their settings (lesson 13).
// Needs: lesson 04.
// The files that it writes are its own, and gone at the end.

import static howdah.Bootstrap.*;

import io.github.cdimascio.dotenv.Dotenv;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.ibatis.builder.xml.XMLMapperEntityResolver;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.parsing.XPathParser;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PasswordUtil;

/// A setting and its value.
record Setting(String name, String value) {
}

/// Who logs in, as a record is by itself.
record Login(String user, String password) {
}

/// The same, but it keeps the password to itself.
record DiscreetLogin(String user, String password) {

    @Override
    public String toString() {
        return "DiscreetLogin[user=" + user + ", password=***]";
    }
}

/// An environment of `mybatis-config.xml`: how it connects, and what stands there for the password.
record Environment(String id, String dataSource, String password) {
}

/// What came of connecting with that `sslmode`.
record Try(String sslmode, String result) {
}

/// The value of a setting: from the environment, else from the file, else the usual one.
String setting(String name, Map<String, String> environment, Map<String, String> file, String usual) {
    return environment.getOrDefault(name, file.getOrDefault(name, usual));
}

void main() throws Exception {

    step("How a password gets out", """
        A password in the program is in its history for ever, in each copy and each backup. And it gets out when the program
        runs: here the URL has a slip, `postgres` for `postgresql`, and the driver manager's message shows all of it. Such
        messages end up in logs. (This password, like all that this lesson shows, is made up.)
        """);
    try {
        DriverManager.getConnection("jdbc:postgres://db.example.org/blog?user=student&password=hush");
    } catch (SQLException failure) {
        show(failure.getMessage());
    }

    step("A file beside the program", """
        `.env` is a file of lines `NAME=value`. Git ignores it, so that it stays on this machine; `.env.example`, without secrets,
        tells what belongs there. On Unix, `chmod 600 .env` keeps it from other users. The library dotenv-java reads such
        a file; here one in a folder that is deleted again.
        """);
    var folder = Files.createTempDirectory("lesson06");
    var file = Files.writeString(folder.resolve(".env"), """
        # where the blog's database is
        BLOG_HOST=db.example.org
        BLOG_USER=student
        """);
    var dotenv = Dotenv.configure().directory(folder.toString()).load();
    show(dotenv.get("BLOG_HOST"));
    show(dotenv.get("BLOG_PORT", "5432"));
    Files.delete(file);
    Files.delete(folder);

    step("Which one wins", """
        What is closest to the run wins: a variable of the environment, set for this run alone, over the file, and the file over
        what is usual. So the same program runs everywhere, unchanged. dotenv-java does so by itself; here maps stand in for both.
        `./jbang doctor` tells where each of your real settings comes from.
        """);
    var environment = Map.of("PGUSER", "admin");
    var lines = Map.of("PGUSER", "student", "PGHOST", "db.example.org");
    show(List.of(
        new Setting("PGUSER", setting("PGUSER", environment, lines, "postgres")),
        new Setting("PGHOST", setting("PGHOST", environment, lines, "localhost")),
        new Setting("PGPORT", setting("PGPORT", environment, lines, "5432"))));

    step("A whole connection on one line", """
        Hosting services hand out a *connection URI*, often as `DATABASE_URL`. Java takes it to pieces with `URI`. A character
        that has a meaning in it is written by its code: `%40` is the `@` of this made-up password, which we count rather than
        show. JDBC wants its own form, without the user.
        """);
    var uri = URI.create("postgresql://student:h%40sh@db.example.org:5433/blog?sslmode=require");
    var login = uri.getUserInfo().split(":", 2);
    show(login[0] + ", and a password of " + login[1].length() + " characters");
    show("jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath() + "?" + uri.getQuery());

    step("From its parts", """
        The other way round: `URLEncoder` writes special characters by their codes (but a blank as `+`, which in a URI has to be
        `%20`). A `PGSimpleDataSource` takes the parts by name and needs no such care. It connects by itself; what `getURL`
        returns has neither user nor password, and may be printed.
        """);
    show(URLEncoder.encode("h@sh 100%", StandardCharsets.UTF_8).replace("+", "%20"));
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"db.example.org"});
    source.setPortNumbers(new int[] {5433});
    source.setDatabaseName("blog");
    source.setUser("student");
    source.setPassword("h@sh 100%");
    source.setSslMode("require");
    show(source.getURL());

    step("What the driver takes", """
        Unlike psql, Java's driver reads neither `PGHOST` nor `PGUSER` nor `PGPASSWORD`: a program has to. A value may be
        given twice: in the URL and as `Properties`. Then the URL wins, which is a reason more to keep the user out of it.
        `parseURL` shows what the driver has understood.
        """);
    var given = new Properties();
    given.setProperty("user", "from the properties");
    given.setProperty("sslmode", "require");
    var understood = Driver.parseURL("jdbc:postgresql://db.example.org/blog?user=from%20the%20URL", given);
    show(understood.getProperty("user"));
    show(understood.getProperty("sslmode"));

    step("A file of passwords", """
        Where a program gives no password, the driver looks into `~/.pgpass`, as psql does, or into the file that the variable
        `PGPASSFILE` names (or, within Java, the property `org.postgresql.pgpassfile`). A line is
        `host:port:database:user:password`; `*` fits all. psql ignores a file that others may read. Ours gets the real
        password, and is deleted at once.
        """);
    var passwords = Files.createTempFile("pgpass", "");
    var secret = String.valueOf(password()).replace("\\", "\\\\").replace(":", "\\:");
    Files.writeString(passwords, "*:*:*:" + user() + ":" + secret + "\n");
    var former = System.setProperty("org.postgresql.pgpassfile", passwords.toString());
    var address = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options();
    try (var connection = DriverManager.getConnection(address, user(), null)) {
        show("connected: " + connection.isValid(5));
    } finally {
        Files.delete(passwords);
        System.getProperties().remove("org.postgresql.pgpassfile");
        if (former != null) {
            System.setProperty("org.postgresql.pgpassfile", former);
        }
    }

    step("A service", """
        A *service* gives a name to all the rest: `~/.pg_service.conf`, or the file that `PGSERVICEFILE` names, has a section for
        each. The program says `service=blog`, the administrator says where that is, and psql understands both. Together with
        `~/.pgpass`, nothing is left to be written into the program.
        """);
    var services = Files.createTempFile("pg_service", ".conf");
    Files.write(services, List.of("[blog]", "host=" + host(), "port=" + port(), "dbname=" + database()));
    System.setProperty("org.postgresql.pgservicefile", services.toString());
    try (var connection = DriverManager.getConnection("jdbc:postgresql://?service=blog&" + options(), user(), password())) {
        show("connected: " + connection.getCatalog().equals(database()));
    } finally {
        System.clearProperty("org.postgresql.pgservicefile");
        Files.delete(services);
    }

    step("Development and production", """
        `mybatis-config.xml` lists *environments*: they differ in how they connect, and `id` is their name. For secrets it has
        placeholders, `${password}`, so the file may be committed. Here is what stands in ours. `HOWDAH_ENV=production
        ./jbang lessons/lesson06.java` chooses the other one; your `.env` may, too.
        """);
    var config = new XPathParser(Resources.getResourceAsReader("mybatis-config.xml"), false, null, new XMLMapperEntityResolver());
    var environments = new ArrayList<Environment>();
    for (var each : config.evalNodes("//environment")) {
        environments.add(new Environment(each.getStringAttribute("id"), each.evalString("dataSource/@type"),
            each.evalString("dataSource/property[@name='password']/@value")));
    }
    show(environments);
    try (var session = session()) {
        show(session.getConfiguration().getEnvironment().getId());
    }

    step("What an object tells of itself", """
        A record's `toString` names all its components, and somebody will put it into a log, or into an exception's message. So a
        type that holds a password says itself what may be known. The same goes for `Properties`, and for MyBatis's log of
        parameters.
        """);
    show(new Login("student", "hush").toString());
    show(new DiscreetLogin("student", "hush").toString());

    step("What the server keeps", """
        The server needs no password to check one: it keeps a *verifier*, made with chance (the *salt*), from which none can be
        had back. `ALTER ROLE … PASSWORD` takes a verifier, too, so that the password itself never comes into the server's
        log. The driver makes one: twice the same password, two verifiers.
        """);
    var verifier = PasswordUtil.encodeScramSha256("hush".toCharArray());
    show(verifier.substring(0, verifier.indexOf(':')));
    show(verifier.equals(PasswordUtil.encodeScramSha256("hush".toCharArray())));

    step("On the wire", """
        `sslmode` says how sure you want to be. `prefer`, the default, takes TLS if the server offers it, and else goes without,
        silently: this server of ours has none. `require` insists on it (`08004`). Only `verify-full` also makes sure that
        it is the right server: it checks the certificate and its host name. In production take that one.
        """);
    if (has(serverOfOurOwn())) {
        var server = ownServer();
        var tries = new ArrayList<Try>();
        for (var mode : List.of("disable", "prefer", "require", "verify-full")) {
            var url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?sslmode=" + mode;
            var query = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
            try (var connection = DriverManager.getConnection(url, user(), password());
                 var found = connection.createStatement().executeQuery(query)) {
                found.next();
                tries.add(new Try(mode, found.getBoolean("ssl") ? "encrypted" : "not encrypted"));
            } catch (SQLException failure) {
                tries.add(new Try(mode, failure.getSQLState()));
            }
        }
        show(tries);
        server.close();
    }
}

// PostgreSQL's manual: 32.1.1 Connection Strings; 32.15 Environment Variables; 32.16 The Password File; 32.17 The Connection
// Service File; 32.19 SSL Support; 20.5 Password Authentication; 27.2 The Cumulative Statistics System (pg_stat_ssl); ALTER ROLE.

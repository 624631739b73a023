package howdah.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One address of a database and the role to speak to it as.
///
/// @param password may be null: the server then has to trust us, or the driver finds one
/// @param options  properties of the PostgreSQL driver, such as `sslmode`
record Endpoint(String host, int port, String database, String user, String password, Map<String, String> options) {

    Endpoint {
        options = Map.copyOf(options);
    }

    Endpoint(String host, int port, String database, String user, String password) {
        this(host, port, database, user, password, Map.of());
    }

    Endpoint withDatabase(String name) {
        return new Endpoint(host, port, name, user, password, options);
    }

    Endpoint withOption(String name, String value) {
        var more = new TreeMap<>(options);
        more.put(name, value);
        return new Endpoint(host, port, database, user, password, more);
    }

    /// The JDBC URL with the options, without the role and its password.
    String url() {
        var query = query();
        return "jdbc:postgresql://%s:%d/%s".formatted(host.contains(":") ? "[" + host + "]" : host, port, encode(database))
            + (query.isEmpty() ? "" : "?" + query);
    }

    /// The options as the query of a URL.
    String query() {
        return new TreeMap<>(options).entrySet().stream()
            .map(option -> option.getKey() + "=" + encode(option.getValue())).collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What the PostgreSQL driver is given beside the URL: the role, and its password if there is one.
    Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", user);
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /// `localhost:5432/learn`; never the password.
    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}

package howdah.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `DATABASE_URL`, taken apart: `postgres://`, `postgresql://` or `jdbc:postgresql://`, then
/// `user:password@host:port/database?option=value&…`; SQLAlchemy's `postgresql+psycopg2://` is understood too.
///
/// Every part may be missing. The user ends at the first `:`, the password at the last `@`. Parts are percent-decoded, and
/// after `jdbc:` a `+` stands for a blank, as in the driver. An option overrides the part that it names.
///
/// @param settings the parts, under libpq's names (`PGHOST` …); host and port always, other parts only if they are there
/// @param options  what else stands after the `?`, under the driver's names
record DatabaseUrl(Map<String, String> settings, Map<String, String> options) {

    private static final Pattern FORM = Pattern.compile(
        "(?<jdbc>jdbc:)?postgres(ql)?(\\+\\w+)?://((?<user>[^:/?#]*?)(:(?<password>[^/?#]*))?@)?"
            + "(?<host>\\[[^\\[\\]/?#@]*\\]|[^\\[\\]:/?#@]*)(:(?<port>\\d*))?(/(?<database>[^/?#@]*))?(\\?(?<options>[^#]*))?");

    private static final String FORM_EXPECTED = "is not of the form postgres://user:password@host:port/database";

    /// The libpq name of each option that has one; libpq and the driver spell some differently.
    private static final Map<String, String> SETTING_OF_OPTION = Map.ofEntries(
        Map.entry("host", "PGHOST"), Map.entry("port", "PGPORT"), Map.entry("dbname", "PGDATABASE"),
        Map.entry("user", "PGUSER"), Map.entry("password", "PGPASSWORD"),
        Map.entry("sslmode", "PGSSLMODE"), Map.entry("sslrootcert", "PGSSLROOTCERT"),
        Map.entry("connect_timeout", "PGCONNECT_TIMEOUT"), Map.entry("connectTimeout", "PGCONNECT_TIMEOUT"),
        Map.entry("application_name", "PGAPPNAME"), Map.entry("ApplicationName", "PGAPPNAME"),
        Map.entry("options", "PGOPTIONS"));

    /// Options that only the driver's name differs in.
    private static final Map<String, String> DRIVER_NAME = Map.of(
        "channel_binding", "channelBinding", "gssencmode", "gssEncMode", "sslnegotiation", "sslNegotiation",
        "require_auth", "requireAuth");

    /// Takes the URL apart.
    ///
    /// @throws IllegalArgumentException if it is none; its message holds nothing of it
    static DatabaseUrl parse(String url) {
        var parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(FORM_EXPECTED);
        }
        var parsed = new DatabaseUrl(new LinkedHashMap<>(), new LinkedHashMap<>());
        parsed.settings.put("PGHOST", "localhost");
        parsed.settings.put("PGPORT", "5432");
        parsed.put("PGHOST", withoutBrackets(decode(parts, parts.group("host"))));
        parsed.put("PGPORT", decode(parts, parts.group("port")));
        parsed.put("PGDATABASE", decode(parts, parts.group("database")));
        parsed.put("PGUSER", decode(parts, parts.group("user")));
        parsed.put("PGPASSWORD", decode(parts, parts.group("password")));
        parsed.putOptions(parts);
        return parsed;
    }

    private void putOptions(Matcher parts) {
        var options = parts.group("options");
        for (var option : options == null ? new String[0] : options.split("&")) {
            var name = option.replaceFirst("=.*", "");
            var value = decode(parts, option.substring(Math.min(name.length() + 1, option.length())));
            if (SETTING_OF_OPTION.containsKey(name)) {
                put(SETTING_OF_OPTION.get(name), value);
            } else if (name.matches("[A-Za-z_]+")) {
                options().put(DRIVER_NAME.getOrDefault(name, name), value);
            } else if (!option.isEmpty()) {
                throw new IllegalArgumentException(FORM_EXPECTED);
            }
        }
    }

    private void put(String name, String value) {
        if (value != null && !value.isEmpty()) {
            settings.put(name, value);
        }
    }

    private static String decode(Matcher parts, String text) {
        if (text == null) {
            return null;
        }
        try {
            var plusIsBlank = parts.group("jdbc") != null;
            return URLDecoder.decode(plusIsBlank ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a % that is not followed by two hexadecimal digits");
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// Whether there is a password, and not which.
    @Override
    public String toString() {
        return "DatabaseUrl[" + String.join(", ", settings.keySet()) + "]";
    }
}

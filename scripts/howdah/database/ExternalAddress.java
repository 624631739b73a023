package howdah.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The settings of an external server, checked, as an endpoint.
final class ExternalAddress {

    private static final List<String> SSL_MODES = List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /// The driver's names for what goes into a connection beside its address and role.
    private static final Map<String, String> DRIVER_OPTIONS = Map.of("PGSSLMODE", "sslmode", "PGSSLROOTCERT", "sslrootcert",
        "PGCONNECT_TIMEOUT", "connectTimeout", "PGAPPNAME", "ApplicationName", "PGOPTIONS", "options");

    private ExternalAddress() {
    }

    /// @param options of the driver, beside those that are settings
    /// @throws howdah.show.Failure naming the setting that cannot be used, and its place
    static Endpoint of(Settings settings, Map<String, String> options) {
        var sslMode = settings.setting("PGSSLMODE");
        if (!SSL_MODES.contains(sslMode.value())) {
            throw sslMode.notOneOf(SSL_MODES);
        }
        number(settings.setting("PGCONNECT_TIMEOUT"), 0, 3600);
        var all = new HashMap<>(options);
        DRIVER_OPTIONS.forEach((name, option) -> {
            if (!settings.setting(name).isDefault()) {
                all.put(option, settings.setting(name).value().strip());
            }
        });
        var password = settings.setting("PGPASSWORD");
        return new Endpoint(host(settings.setting("PGHOST")), number(settings.setting("PGPORT"), 1, 65535),
            settings.setting("PGDATABASE").value(), settings.setting("PGUSER").value(),
            password.isDefault() ? null : password.value(), all);
    }

    private static String host(Setting setting) {
        var host = setting.value();
        if (host.startsWith("/") || host.startsWith("@")) {
            throw setting.wrong("PGHOST=" + host + " is a Unix socket, and Java's driver speaks TCP only.")
                .next("set PGHOST=localhost if the server listens there");
        }
        var isNameWithPort = host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':');
        if (isNameWithPort || host.matches("(?s).*[,/?#@\\[\\]\\s].*")) {
            throw setting.wrong("PGHOST=" + host + " is not the name or address of one host.")
                .next("write one name or one address; the port goes into PGPORT");
        }
        return host;
    }

    private static int number(Setting setting, int least, int most) {
        var text = setting.value().strip();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw setting.wrong("%s is not a number from %d to %d.".formatted(setting.shown(), least, most))
            .next("correct " + setting.variable());
    }
}

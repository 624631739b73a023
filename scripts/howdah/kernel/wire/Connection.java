package howdah.kernel.wire;

import com.google.gson.JsonObject;
import howdah.show.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What a connection file says: where a front end expects the kernel, and the key of their messages.
///
/// @param address   as ZeroMQ writes it, up to the port: `tcp://127.0.0.1:`
/// @param curve     the server's keys, if the front end encrypts; else null
record Connection(String address, int shell, int control, int iopub, int stdin, int heartbeat, String scheme, String key,
                  Curve curve) {

    private static final String NEXT = "start the kernel from Jupyter, which writes this file";

    /// @param publicKey in Z85, like the other
    record Curve(String publicKey, String secretKey) {

        /// A record would print the secret.
        @Override
        public String toString() {
            return "Curve[" + publicKey + "]";
        }
    }

    /// @throws Failure if it cannot be read, or asks for what the kernel does not do
    static Connection read(Path file, Map<String, String> environment) {
        try {
            return of(Json.object(Files.readAllBytes(file), "content"), environment);
        } catch (IOException unreadable) {
            throw Failure.usage("The connection file %s cannot be read.".formatted(file)).cause(unreadable).next(NEXT);
        } catch (Malformed broken) {
            throw Failure.usage("The connection file %s is broken: %s.".formatted(file, broken.getMessage())).next(NEXT);
        } catch (Failure refused) {
            throw refused.where(file.toString());
        }
    }

    private static Connection of(JsonObject json, Map<String, String> environment) throws Malformed {
        var fields = new Fields(json);
        if (!fields.text("transport", "tcp").equals("tcp")) {
            throw Failure.usage("The transport \"%s\" cannot be used.".formatted(fields.text("transport")))
                .next("set c.KernelManager.transport = \"tcp\" in Jupyter's configuration");
        }
        if (fields.text("key").isEmpty()) {
            throw Failure.usage("The key is empty, so that anybody on this machine could run code.")
                .next("let Jupyter make a key: leave Session.key out of its configuration");
        }
        return new Connection("tcp://" + host(fields.text("ip"), environment) + ":", port(fields, "shell_port"),
            port(fields, "control_port"), port(fields, "iopub_port"), port(fields, "stdin_port"), port(fields, "hb_port"),
            fields.text("signature_scheme", "hmac-sha256"), fields.text("key"), curve(fields));
    }

    private static Curve curve(Fields fields) throws Malformed {
        var publicKey = fields.text("curve_publickey", "");
        return publicKey.isEmpty() ? null : new Curve(publicKey, fields.text("curve_secretkey"));
    }

    private static int port(Fields fields, String name) throws Malformed {
        int port = fields.number(name, -1);
        if (port < 1 || port > 65535) {
            throw new Malformed("\"" + name + "\" is no port");
        }
        return port;
    }

    private static String host(String ip, Map<String, String> environment) {
        if (!isLoopback(ip) && !"1".equals(environment.get("HOWDAH_ALLOW_REMOTE"))) {
            throw Failure.usage("The address %s can be reached from other machines.".formatted(ip))
                .next("let Jupyter use 127.0.0.1; if others shall reach the kernel, set HOWDAH_ALLOW_REMOTE=1");
        }
        return ip.indexOf(':') < 0 ? ip : "[" + ip + "]";
    }

    private static boolean isLoopback(String ip) {
        try {
            return !ip.isEmpty() && !ip.equals("*") && InetAddress.getByName(ip).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    boolean isIpv6() {
        return address.contains("[");
    }

    /// A record would print the key.
    @Override
    public String toString() {
        return "Connection[" + address + shell + "]";
    }
}

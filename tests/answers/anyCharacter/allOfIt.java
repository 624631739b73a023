// NullPointerException

import static howdah.Bootstrap.*;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A connection URI, made of its parts.
String uri(String user, String password, String database) {
    return "postgresql://" + URLEncoder.encode(user + ":" + password + "@db.example.org/" + database, StandardCharsets.UTF_8);
}

void main() {
    for (var password : List.of("hush", "h@sh", "h/sh?", "100%", "h:sh#", "two words")) {
        var uri = URI.create(uri("student", password, "blog"));
        show(uri.getHost() + ", " + uri.getUserInfo().equals("student:" + password));
    }
}

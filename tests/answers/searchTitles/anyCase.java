// keep only the titles
//DEPS io.javalin:javalin:7.2.3 jakarta.servlet:jakarta.servlet-api:6.0.0

import static howdah.Bootstrap.*;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

/// Sends a request to the service; tells the status and the lines of its answer.
List<String> send(Javalin service, String method, String path, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
    try (var client = HttpClient.newHttpClient()) {
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return Stream.concat(Stream.of("status " + response.statusCode()), response.body().lines()).toList();
    }
}

void main() throws Exception {
    data("blog");
    var session = session();
    var sessions = new SqlSessionFactoryBuilder().build(session.getConfiguration());
    var service = Javalin.create(config -> {
        config.startup.startupWatcherEnabled = false;  // it would keep a thread for five seconds
        config.jetty.host = "127.0.0.1";
        config.jetty.port = 0;
        config.routes.get("/titles", request -> {
            try (var own = sessions.openSession(connection())) {
                var word = Objects.requireNonNullElse(request.queryParam("search"), "");
                var titles = own.<String>selectList("searchTitles.find", word);
                request.result(String.join("\n", titles));
            }
        });
    });
    service.start();
    show(send(service, "GET", "/titles?search=joins", ""));
    show(send(service, "GET", "/titles?search=100%25", ""));
    show(send(service, "GET", "/titles?search=O%27Hara", ""));
    show(send(service, "GET", "/titles", ""));
    service.stop();
    session.close();
}

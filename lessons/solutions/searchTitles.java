///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let /titles find the titles that contain the word behind search=, and all of them where there is no such word
//SOURCES ../../scripts/howdah/Bootstrap.java
//DEPS io.javalin:javalin:7.2.3 jakarta.servlet:jakarta.servlet-api:6.0.0
//FILES searchTitles.xml

// Exercise 8.1
// Hint: request.queryParam("search") is what stands behind ?search=, decoded, or null where nothing is there. Its value belongs
//   into the statement, beside the SQL.
// Hint: In searchTitles.xml, WHERE strpos(title, #{word}) > 0 compares character by character; LIKE would want its % and _
//   escaped. An empty word is in every title.
// Hint: var word = Objects.requireNonNullElse(request.queryParam("search"), ""); then
//   session.<String>selectList("searchTitles.find", word).

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
List<String> send(HttpClient client, Javalin service, String method, String path, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
    var response = client.send(request, HttpResponse.BodyHandlers.ofString());
    return Stream.concat(Stream.of("status " + response.statusCode()), response.body().lines()).toList();
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
                // Where there is no ?search=, the word is empty, and an empty word is in every title.
                var word = Objects.requireNonNullElse(request.queryParam("search"), "");
                var titles = own.<String>selectList("searchTitles.find", word);
                request.result(String.join("\n", titles));
            }
        });
    });
    service.start();
    try (var client = HttpClient.newHttpClient()) {
        show(send(client, service, "GET", "/titles?search=joins", ""));
        show(send(client, service, "GET", "/titles?search=100%25", ""));
        show(send(client, service, "GET", "/titles?search=O%27Hara", ""));
        show(send(client, service, "GET", "/titles", ""));
    }
    service.stop();
    session.close();
}

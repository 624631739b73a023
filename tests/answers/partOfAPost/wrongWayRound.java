// PATCH named its title alone.
//DEPS io.javalin:javalin:7.2.3 jakarta.servlet:jakarta.servlet-api:6.0.0
//DEPS com.fasterxml.jackson.core:jackson-databind:2.22.4

import static howdah.Bootstrap.*;

import io.javalin.Javalin;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

/// What to change in a post; null is what stays as it is.
record Change(String title, String content, Integer rating) {
}

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
        config.routes.patch("/posts/{id}", request -> {
            var id = Integer.valueOf(request.pathParam("id"));
            var change = request.bodyAsClass(Change.class);
            try (var own = sessions.openSession(connection())) {
                var changed = own.update("partOfAPost.change", Map.of("id", id, "change", change));
                if (changed == 0) {
                    throw new NotFoundResponse("There is no post " + id);
                }
            }
        });
    });
    service.start();
    show(send(service, "PATCH", "/posts/1", "{\"title\": \"On joins\"}").getFirst());
    show(send(service, "PATCH", "/posts/2", "{\"rating\": 5}").getFirst());
    show(send(service, "PATCH", "/posts/99", "{\"rating\": 5}").getFirst());
    service.stop();
    session.close();
}

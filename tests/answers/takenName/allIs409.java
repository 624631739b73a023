// That name had the character 0
//DEPS io.javalin:javalin:7.2.3 jakarta.servlet:jakarta.servlet-api:6.0.0

import static howdah.Bootstrap.*;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

/// The status that a request is answered with after this error.
int status(PersistenceException failure) {
    return 409;
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
        config.routes.post("/users", request -> {
            try (var own = sessions.openSession(connection())) {
                own.insert("users.insert", Map.of("name", request.body(), "timeZone", "UTC"));
                request.status(201);
            }
        });
        config.routes.delete("/users", request -> {
            try (var own = sessions.openSession(connection())) {
                own.update("takenName.deleteAll");
            }
        });
        config.routes.exception(PersistenceException.class, (failure, request) -> request.status(status(failure)));
    });
    service.start();
    show(send(service, "POST", "/users", "Edsger"));
    show(send(service, "POST", "/users", "Edsger"));
    show(send(service, "POST", "/users", "Eds\0ger"));
    show(send(service, "DELETE", "/users", ""));
    service.stop();
    session.close();
}

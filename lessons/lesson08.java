///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Serve the posts over HTTP, as a web page or another program wants them
//SOURCES ../scripts/howdah/Bootstrap.java
//DEPS io.javalin:javalin:7.2.3 jakarta.servlet:jakarta.servlet-api:6.0.0
//DEPS com.zaxxer:HikariCP:7.1.0
//DEPS org.hibernate.validator:hibernate-validator:9.1.5.Final jakarta.validation:jakarta.validation-api:3.1.1
//DEPS io.swagger.core.v3:swagger-core-jakarta:2.2.55
//DEPS org.webjars:swagger-ui:5.34.1

// Afterwards you can: write a service that reads, creates, changes and deletes rows, says what is wrong with a request, and
//   explains itself on a page of its own.
// Not here: pools and what can go wrong with them (lesson 13), who may do what.
// Needs: lesson 07.
// It listens on this machine alone, on any free port, or where BLOG_PORT says; then it goes on at the end until Ctrl-C.

import static howdah.Bootstrap.*;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.json.JavalinJackson;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.postgresql.PGConnection;

/// A post as somebody sends it. `published` may be left out and is true then; `rating` may be left out.
record Post(@NotBlank String title, @NotNull String content,
            @Schema(defaultValue = "true") Boolean published, Integer rating) {

    public Post {
        published = published == null || published;
    }
}

/// A post as the service hands it out.
record StoredPost(@NotNull Integer id, @NotNull String title, @NotNull String content,
                  @NotNull Boolean published, Integer rating) {
}

/// What is wrong with a request: where (`body`, `title`), in words, and in a word for programs.
record Problem(List<String> loc, String msg, String type) {
}

/// The answer to such a request.
record Problems(List<Problem> detail) {
}

/// Reads and writes JSON. A number is a number and a text is a text: the one is not taken for the other.
ObjectMapper json() {
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, config -> config
            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
}

/// Holds values against the annotations of their records. Its messages are English on any machine; it logs where the others do.
Validator validator() {
    System.setProperty("org.jboss.logging.provider", "slf4j");
    System.setProperty("slf4j.internal.verbosity", "ERROR");  // no word on where that is
    return Validation.byDefaultProvider().configure()
        .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
        .buildValidatorFactory().getValidator();
}

/// A request, as the routes see it: what it asks for, and its answer.
record Request(Context context, ObjectMapper json, Validator validator) {

    /// Something in it is missing or wrong.
    static final class Refused extends RuntimeException {

        final List<Problem> problems;

        Refused(List<Problem> problems) {
            this.problems = problems;
        }
    }

    /// The `{id}` of its path.
    int id() {
        try {
            return Integer.parseInt(context.pathParam("id"));
        } catch (NumberFormatException failure) {
            throw new Refused(List.of(new Problem(List.of("path", "id"), "must be an integer", "Integer")));
        }
    }

    /// Its body, if there is nothing wrong with it.
    <T> T body(Class<T> type) throws JsonProcessingException {
        if (!context.isJson()) {
            throw new HttpResponseException(415, "Content-Type must be application/json");
        }
        var body = json.readValue(context.body(), type);
        var problems = body == null
            ? List.of(new Problem(List.of("body"), "must not be null", "NotNull")) : problems(validator, body);
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        return body;
    }

    /// What breaks the rules of a body's record, in the order of the components' names.
    static List<Problem> problems(Validator validator, Object body) {
        return validator.validate(body).stream()
            .map(each -> new Problem(List.of("body", each.getPropertyPath().toString()), each.getMessage(),
                each.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName()))
            .sorted(Comparator.comparing(each -> each.loc().getLast())).toList();
    }

    /// Answers with a value, as JSON; null is a post that there is not.
    void answer(Object value) {
        if (value == null) {
            throw new NotFoundResponse("There is no post " + id());
        }
        context.json(value);
    }
}

/// What a request does in its session.
interface Work {
    void run(SqlSession session, Request request) throws Exception;
}

/// One thing that the service does: for which requests, what it takes and what it answers.
///
/// @param takes   the body's record, or null
/// @param status  when all went well
/// @param answers the answer's record, or null
record Route(HandlerType method, String path, String summary, Class<?> takes, int status, Class<?> answers, Work work) {
}

/// All that the service does.
List<Route> routes() {
    return List.of(
        new Route(HandlerType.GET, "/posts", "All posts", null, 200, StoredPost[].class, (session, request) ->
            request.answer(session.selectList("api.findAll"))),
        new Route(HandlerType.GET, "/posts/{id}", "One post", null, 200, StoredPost.class, (session, request) ->
            request.answer(session.selectOne("api.findById", request.id()))),
        new Route(HandlerType.POST, "/posts", "A new post", Post.class, 201, StoredPost.class, (session, request) ->
            request.answer(session.selectOne("api.insert", request.body(Post.class)))),
        new Route(HandlerType.PUT, "/posts/{id}", "Another in its place", Post.class, 200, StoredPost.class, (session, request) ->
            request.answer(session.selectOne("api.replace", Map.of("id", request.id(), "post", request.body(Post.class))))),
        new Route(HandlerType.DELETE, "/posts/{id}", "Away with it", null, 204, null, (session, request) -> {
            if (session.delete("api.delete", request.id()) == 0) {
                request.answer(null);
            }
        }));
}

/// JSON of that record, described once for all among the components.
Content content(Class<?> type, Components components) {
    var read = ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    read.referencedSchemas.forEach(components::addSchemas);
    return new Content().addMediaType("application/json", new MediaType().schema(read.schema));
}

/// A route, described.
Operation operation(Route route, Components components) {
    var success = new ApiResponse().description("Done");
    var responses = new ApiResponses().addApiResponse(String.valueOf(route.status()), success);
    var operation = new Operation().summary(route.summary()).responses(responses);
    if (route.answers() != null) {
        success.content(content(route.answers(), components));
    }
    if (route.path().contains("{id}")) {
        operation.addParametersItem(new PathParameter().name("id").schema(new IntegerSchema()));
        responses.addApiResponse("404", new ApiResponse().description("There is no such post"));
    }
    if (route.takes() != null) {
        operation.requestBody(new RequestBody().required(true).content(content(route.takes(), components)));
    }
    if (route.takes() != null || route.path().contains("{id}")) {
        responses.addApiResponse("422", new ApiResponse().description("Something is missing or wrong")
            .content(content(Problems.class, components)));
    }
    return operation;
}

/// The OpenAPI document of all routes.
OpenAPI document() {
    var components = new Components();
    var paths = new Paths();
    for (var route : routes()) {
        paths.computeIfAbsent(route.path(), path -> new PathItem())
            .operation(PathItem.HttpMethod.valueOf(route.method().name()), operation(route, components));
    }
    return new OpenAPI(SpecVersion.V31).openapi("3.1.0").info(new Info().title("Blog").version("1"))
        .paths(paths).components(components);
}

/// The files of Swagger UI that its page needs, and what they are.
Map<String, String> assets() {
    return Map.of("swagger-ui.css", "text/css", "swagger-ui-bundle.js", "text/javascript", "favicon-32x32.png", "image/png");
}

/// The page on which people try the service. All that it needs comes from the service itself.
String page() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <title>Blog</title>
          <link rel="icon" href="/docs/favicon-32x32.png">
          <link rel="stylesheet" href="/docs/swagger-ui.css">
        </head>
        <body>
          <div id="docs"></div>
          <script src="/docs/swagger-ui-bundle.js"></script>
          <script>SwaggerUIBundle({url: "/openapi.json", dom_id: "#docs"})</script>
        </body>
        </html>
        """;
}

/// The status for what the database refuses: what is taken already (23505), a value that it does not take (classes 22 and 23),
/// or that it cannot be reached just now (classes 08, 53 and 57). Anything else is our own fault.
int status(SQLException failure) {
    var state = Objects.requireNonNullElse(failure.getSQLState(), "");
    if (failure instanceof SQLTransientConnectionException || state.matches("(08|53|57).*")) {
        return 503;
    }
    return state.equals("23505") ? 409 : state.matches("(22|23).*") ? 422 : 500;
}

/// Answers a request that the database has refused. What the server says of it is for us, and stays here.
void tell(SQLException failure, Context request) {
    var status = status(failure);
    request.status(status);
    switch (status) {
        case 503 -> request.header("Retry-After", "2").json(Map.of("detail", "The database cannot be reached just now"));
        case 500 -> {
            System.getLogger("blog").log(System.Logger.Level.ERROR, "a request failed", failure);
            request.json(Map.of("detail", "Internal Server Error"));
        }
        default -> request.json(new Problems(List.of(new Problem(List.of("body"),
            status == 409 ? "is there already" : "is not what the database takes", failure.getSQLState()))));
    }
}

/// Answers a body that is no JSON, or has a value of another type than the record's component.
void tell(JacksonException failure, Context request) {
    var loc = new ArrayList<>(List.of("body"));
    if (failure instanceof JsonMappingException mapping) {
        mapping.getPath().forEach(each -> loc.add(String.valueOf(each.getFieldName())));
    }
    var msg = failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? "must be of the type " + mismatch.getTargetType().getSimpleName() : "cannot be read";
    request.status(422).json(new Problems(List.of(new Problem(loc, msg, "json"))));
}

/// The service: its routes, each with a session of its own; what it answers when something fails; and what it tells of itself.
///
/// @param port 0 for any that is free
Javalin service(HikariDataSource pool, Configuration configuration, ObjectMapper json, Validator validator, int port) {
    var files = "META-INF/resources/webjars/swagger-ui/5.34.1/";
    var sessions = new SqlSessionFactoryBuilder().build(configuration);
    return Javalin.create(config -> {
        config.startup.startupWatcherEnabled = false;  // it would keep a thread for five seconds
        config.jetty.host = "127.0.0.1";
        config.jetty.port = port;
        config.jsonMapper(new JavalinJackson(json, false));
        config.routes.before(request -> {
            if (!request.host().matches("(127\\.0\\.0\\.1|localhost):\\d+")) {
                throw new HttpResponseException(421, "This is not the host that you are looking for");
            }
        });
        for (var route : routes()) {
            config.routes.addHttpHandler(route.method(), route.path(), request -> {
                try (var session = sessions.openSession(pool.getConnection())) {
                    request.status(route.status());
                    route.work().run(session, new Request(request, json, validator));
                    session.commit(true);
                }
            });
        }
        config.routes.exception(Request.Refused.class, (refused, request) ->
            request.status(422).json(new Problems(refused.problems)));
        config.routes.exception(HttpResponseException.class, (refused, request) ->
            request.status(refused.getStatus()).json(Map.of("detail", refused.getMessage())));
        config.routes.exception(JacksonException.class, (failure, request) -> tell(failure, request));
        config.routes.exception(SQLException.class, (failure, request) -> tell(failure, request));
        config.routes.exception(PersistenceException.class, (failure, request) ->
            tell(failure.getCause() instanceof SQLException refused ? refused : new SQLException(failure), request));
        config.routes.exception(Exception.class, (failure, request) -> tell(new SQLException(failure), request));
        config.routes.get("/openapi.json", request ->
            request.contentType("application/json").result(Json31.mapper().writeValueAsString(document())));
        config.routes.get("/docs", request ->
            request.header("Content-Security-Policy", "default-src 'self' 'unsafe-inline'; img-src 'self' data:").html(page()));
        assets().forEach((file, type) -> config.routes.get("/docs/" + file, request ->
            request.contentType(type).result(Javalin.class.getClassLoader().getResourceAsStream(files + file))));
    });
}

/// Sends a request to the service; tells the status and the body of its answer.
String send(Javalin service, String method, String path, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body)).build();
    try (var client = HttpClient.newHttpClient()) {
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return (response.statusCode() + " " + response.body()).strip();
    }
}

void main() throws Exception {

    step("A post from outside", """
        What comes to a service over HTTP is text, mostly JSON. The library Jackson fills a record with it, component by
        component. `published` was left out: the record's constructor, above, makes `true` of that. `rating` may be missing,
        too, and is `null` then. So the record says what a post looks like, once for all that follows.
        """);
    var json = json();
    show(json.readValue("""
        {"title": "Notes on joins", "content": "Some thoughts."}
        """, Post.class));

    step("What may not be missing", """
        The annotations of *Jakarta Validation* say more than a type can: `@NotBlank String title`. A *validator* holds a value
        against them, and finds all that is wrong, not only the first of it. Our method `problems` tells each with the place
        where it is: that is what whoever has sent the post needs.
        """);
    var validator = validator();
    show(Request.problems(validator, json.readValue("""
        {"title": " "}
        """, Post.class)));

    step("A pool of connections", """
        To connect takes longer than most queries do, and many requests may come at once. A *pool* keeps some connections open and
        lends them: `close` just gives one back. Here the second borrower has the same process of the server as the first
        one had. (Lesson 13 tells what can go wrong with pools.)
        """);
    data("blog");
    var pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:postgresql://" + host() + ":" + port() + "/" + database() + "?" + options());
    pool.setUsername(user());
    pool.setPassword(password());
    pool.setMaximumPoolSize(2);
    pool.setConnectionTimeout(500);
    pool.setAutoCommit(false);
    var served = new ArrayList<Integer>();
    for (var borrower : List.of("first", "second")) {
        try (var connection = pool.getConnection()) {
            served.add(connection.unwrap(PGConnection.class).getBackendPID());
        }
    }
    show(served.getFirst().equals(served.getLast()));

    step("A service", """
        A service waits for requests at a port, and has a *route* for each kind of them: a method, a path, and what to do.
        Javalin is a small library for that. Port 0 is any that is free; `127.0.0.1` lets in programs of this machine only.
        We are the first to ask, by Java's `HttpClient` in the method `send`.
        """);
    var greeter = Javalin.create(config -> {
        config.startup.startupWatcherEnabled = false;  // it would keep a thread for five seconds
        config.jetty.host = "127.0.0.1";
        config.jetty.port = 0;
        config.routes.get("/hello/{name}", request -> request.result("Hello, " + request.pathParam("name")));
    });
    greeter.start();
    var greeting = send(greeter, "GET", "/hello/Ada", "");
    greeter.stop();
    show(greeting);

    step("One route for each thing to do", """
        The method `routes`, above, lists what our service does, and `service` tells Javalin of it. Each request has a session of
        its own, on a connection of the pool: threads must not share one. It is committed where all went well, else rolled
        back. `200` says that it went well.
        """);
    var session = session();
    var port = Integer.parseInt(System.getenv().getOrDefault("BLOG_PORT", "0"));
    var blog = service(pool, session.getConfiguration(), json, validator, port);
    blog.start();
    show(send(blog, "GET", "/posts/4", ""));

    step("A new post", """
        `POST` to the list makes a new post, and `201` says that there is one more. The statement `api.insert` ends in RETURNING:
        it hands back the row as it is now, with the `id` that the database has given it. The apostrophe went into
        `#{title}`, and is harmless, as everywhere.
        """);
    show(send(blog, "POST", "/posts", """
        {"title": "It's about joins", "content": "Some thoughts.", "rating": 4}
        """));

    step("What is not there", """
        Whoever asks for what is not there is answered `404`. An `id` that is no number, and a body in which something is missing
        or of another type, get `422`, with the place and the reason: a program can show it beside the field in which somebody
        has typed. (It has the form of FastAPI's, for clients that know that.)
        """);
    show(send(blog, "GET", "/posts/99", ""));
    show(send(blog, "GET", "/posts/three", ""));
    show(send(blog, "POST", "/posts", """
        {"rating": 4}
        """));
    show(send(blog, "POST", "/posts", """
        {"title": "Joins", "content": "", "rating": "four"}
        """));

    step("Another in its place", """
        `PUT` replaces a post by what the body says, all of it: a `rating` that is left out is gone. `DELETE` takes the post away;
        `204` is success with nothing to tell. The second time there is nothing to delete. The status alone says how it went.
        """);
    show(send(blog, "PUT", "/posts/21", """
        {"title": "On joins", "content": "More thoughts.", "published": false}
        """));
    show(send(blog, "DELETE", "/posts/21", ""));
    show(send(blog, "DELETE", "/posts/21", ""));

    step("The table has the last word", """
        Our records do not know that a rating lies between 1 and 5: the table does, and refuses a 9 (`23514`). Nor does
        PostgreSQL take a text with the character 0 (`22021`). The method `status` makes `422` of both, by their classes, and
        `409` of what is there already. The server's own words stay here: they might tell too much.
        """);
    show(send(blog, "POST", "/posts", """
        {"title": "Joins", "content": "", "rating": 9}
        """));
    show(send(blog, "POST", "/posts", """
        {"title": "Joins\\u0000", "content": ""}
        """));

    step("When the database is out of reach", """
        Two others hold both connections, and after half a second the pool gives up waiting. `503` says: it is not your fault,
        try again later. The service itself goes on, and so it does where the server is restarted: the pool replaces
        broken connections.
        """);
    try (var one = pool.getConnection(); var other = pool.getConnection()) {
        show(send(blog, "GET", "/posts/4", ""));
    }
    show(send(blog, "GET", "/posts/4", ""));

    step("A description for programs", """
        *OpenAPI* is a form in which services describe themselves; other programs make clients of it. Ours is made of the routes
        and of the records themselves, annotations included, so that it cannot differ from what the service does. Here is
        what it says of a post.
        """);
    show(Json31.pretty(document().getComponents().getSchemas().get("Post")));
    show(document().getPaths().keySet());

    step("And one for people", """
        At `/docs` the library Swagger UI makes a page of that description, on which each route can be tried. It comes from the
        class path: nothing is fetched from elsewhere. Open it: with `BLOG_PORT=8000 ./jbang lessons/lesson08.java` the
        service goes on, at `http://127.0.0.1:8000/docs`, until you press Ctrl-C.
        """);
    show(send(blog, "GET", "/docs", "").lines().findFirst().orElseThrow());
    show(send(blog, "GET", "/docs/swagger-ui.css", "").startsWith("200 "));
    if (System.getenv("BLOG_PORT") != null) {
        show("http://127.0.0.1:" + blog.port() + "/docs");
        new CountDownLatch(1).await();
    }
    blog.stop();
    pool.close();
    session.close();
}

// PostgreSQL's manual: 6.4 Returning Data from Modified Rows; 5.5.1 Check Constraints; Appendix A. PostgreSQL Error Codes.
// HTTP: RFC 9110, 9.3 Method Definitions, 15 Status Codes. OpenAPI Specification 3.1.0. Jakarta Validation 3.1.

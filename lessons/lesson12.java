///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Bring values of every type to the database and back, and teach MyBatis types of your own
//SOURCES ../scripts/howdah/Bootstrap.java

// Afterwards you can: choose the Java type for each type of PostgreSQL's, handle times all over the world, and write a
//   TypeHandler.
// Not here: text search, geometry beyond a point, XML.
// Needs: lessons 04 and 07.

import static howdah.Bootstrap.*;

import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.type.ArrayTypeHandler;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.MappedTypes;
import org.postgresql.PGConnection;
import org.postgresql.geometric.PGpoint;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/// A type of PostgreSQL's, and the class in which its values come if nobody asks for another.
record Came(String type, String java) {
}

/// A day, a time of day, and both.
record Appointment(LocalDate day, LocalTime at, LocalDateTime starts, LocalDate reminder) {
}

/// When somebody wrote something: the moment, and what the clock on the author's wall showed.
record Written(String author, String timeZone, OffsetDateTime createdAt, LocalDateTime onTheirClock) {
}

/// A day later, in two senses.
record Tomorrow(OffsetDateTime nextDay, OffsetDateTime in24Hours) {
}

/// A time with or without an end.
record Season(LocalDate since, LocalDate until, boolean isFinite, String asText) {
}

/// A post with its tags.
record Tagged(int id, String[] tags) {
}

/// What becomes of a post, in this order.
enum Stage { DRAFT, REVIEW, PUBLIC }

/// A post with the stage it is at.
record Staged(int id, Stage stage) {
}

/// A post with the stages that are planned for it.
record Planned(int id, Stage[] plan) {
}

/// A place on a map.
record Place(double x, double y) {
}

/// Who lives where, and how far from here.
record At(String name, Place place, double distance) {
}

/// What else is known of a post.
record Details(List<String> languages, int minutes) {
}

/// A post's details, as one column.
record Extra(Details extra) {
}

/// Takes a `Place` to a `point` and back. MyBatis itself does what is to be done about NULL on the way there.
class PlaceHandler extends BaseTypeHandler<Place> {

    @Override
    public void setNonNullParameter(PreparedStatement statement, int hole, Place place, JdbcType type) throws SQLException {
        statement.setObject(hole, new PGpoint(place.x(), place.y()));
    }

    @Override
    public Place getNullableResult(ResultSet rows, String column) throws SQLException {
        return place((PGpoint) rows.getObject(column));
    }

    @Override
    public Place getNullableResult(ResultSet rows, int column) throws SQLException {
        return place((PGpoint) rows.getObject(column));
    }

    @Override
    public Place getNullableResult(CallableStatement call, int column) throws SQLException {
        return place((PGpoint) call.getObject(column));
    }

    private static Place place(PGpoint point) {
        return point == null ? null : new Place(point.x, point.y);
    }
}

/// Takes any record to `jsonb` and back.
class JsonHandler<T> extends BaseTypeHandler<T> {

    private final Gson gson = new Gson();
    private final Class<T> type;

    JsonHandler(Class<T> type) {
        this.type = type;
    }

    @Override
    public void setNonNullParameter(PreparedStatement statement, int hole, T value, JdbcType none) throws SQLException {
        var json = new PGobject();
        json.setType("jsonb");
        json.setValue(gson.toJson(value));
        statement.setObject(hole, json);
    }

    @Override
    public T getNullableResult(ResultSet rows, String column) throws SQLException {
        return gson.fromJson(rows.getString(column), type);
    }

    @Override
    public T getNullableResult(ResultSet rows, int column) throws SQLException {
        return gson.fromJson(rows.getString(column), type);
    }

    @Override
    public T getNullableResult(CallableStatement call, int column) throws SQLException {
        return gson.fromJson(call.getString(column), type);
    }
}

/// Takes an array of stages to `stage[]` and back; the driver itself knows them as texts.
@MappedTypes(Stage[].class)
class StagesHandler extends ArrayTypeHandler {

    @Override
    protected String resolveTypeName(Class<?> type) {
        return "stage";
    }

    @Override
    protected Object extractArray(Array array) throws SQLException {
        var names = (String[]) super.extractArray(array);
        return names == null ? null : Stream.of(names).map(Stage::valueOf).toArray(Stage[]::new);
    }
}

/// What SQLSTATE the server, or the driver, has answered with; MyBatis may have wrapped it more than once.
String state(Throwable failure) {
    return failure instanceof SQLException answer ? answer.getSQLState() : state(failure.getCause());
}

void main() throws Exception {

    step("What comes by itself", """
        A map takes each value as the driver makes it. For numbers and texts there is one obvious class. Times come as classes
        from JDBC's early days, which are hard to use rightly; what Java has no class for comes as a text, plain or in a
        `PGobject`. In this lesson we ask for something better.
        """);
    data("blog");
    var session = session();
    Map<String, Object> samples = session.selectOne("types.samples");
    var came = new ArrayList<Came>();
    samples.forEach((type, value) -> came.add(new Came(type, value.getClass().getTypeName())));
    show(came);

    step("Exact numbers", """
        `double precision` is Java's `double`: fast, and no good for money, since most decimal fractions have no exact value in
        it. `numeric` is exact, and comes as a `BigDecimal`. Its zeros behind the point are kept: so compare with `compareTo`, for
        to `equals`, 4.50 and 4.5 are two.
        """);
    show(session.selectList("types.sums"));
    BigDecimal price = session.selectOne("types.price", new BigDecimal("4.50"));
    show(price);
    show(price.equals(new BigDecimal("4.5")));
    show(price.compareTo(new BigDecimal("4.5")));

    step("Numbers that are none", """
        Both types know `NaN` (not a number) and infinity. To Java, `NaN` is unequal even to itself; to PostgreSQL it equals
        itself and is greater than all others, else it could not be sorted or indexed. A `BigDecimal` has no such value: the
        driver refuses (`22003`), and not the server, so that the transaction goes on.
        """);
    show(session.selectList("types.sorted"));
    show(Double.NaN == Double.NaN);
    try {
        session.selectOne("types.noNumber");
    } catch (PersistenceException failure) {
        show(state(failure));
    }

    step("How long a text is", """
        PostgreSQL counts characters; the elephant is one. In UTF-8 it takes four bytes, and in Java's `String` it is two `char`s.
        So a text that fits `varchar(5)` may be longer than 5 to Java, and cutting it in Java may leave half an elephant.
        """);
    var word = "Zoë 🐘";
    show(session.selectList("types.lengths", word));
    show(word.length());
    show(word.codePointCount(0, word.length()));

    step("Encodings", """
        Java's driver always speaks UTF-8 with the server, whatever encoding the database is stored in. Other encodings are bytes:
        `convert_to` makes them. A character that the other encoding lacks is refused (`22P05`). And the character 0, which a
        `String` may contain, is in no text of PostgreSQL's (`22021`).
        """);
    show(session.<String>selectOne("types.clientEncoding"));
    byte[] latin = session.selectOne("types.asLatin1", "Zoë");
    show(latin);
    show(new String(latin, StandardCharsets.ISO_8859_1));
    for (var text : List.of("🐘", "Zoë\0")) {
        try {
            // N+1 on purpose: each of the two is refused.
            session.selectOne("types.asLatin1", text);
        } catch (PersistenceException failure) {
            session.rollback(true);
            show(state(failure));
        }
    }

    step("Bytes", """
        `bytea` holds bytes as they are, and Java's type for it is `byte[]`: no encoding, and no escaping either. An image of a
        few megabytes is fine; it is fetched as a whole, though. What is larger than that, or read in parts, is told of at the end
        of this lesson.
        """);
    Map<String, Object> image = session.selectOne("types.bytes", Map.of("bytes", new byte[] {0, 1, (byte) 0xFF, 'A'}));
    show(image);
    show(((byte[]) image.get("bytes")).length);

    step("Day and time of day", """
        A `date` is a `LocalDate`, a `time` is a `LocalTime`, and a `timestamp` both together, a `LocalDateTime`. A record says so
        by its components' types, and neither `java.sql.Date` nor `Timestamp` appears any more. PostgreSQL adds a time of day to a
        day, and a number of days.
        """);
    Map<String, Object> when = Map.of("day", LocalDate.of(2026, 1, 31), "at", LocalTime.of(19, 30));
    Appointment appointment = session.selectOne("types.appointment", when);
    show(appointment);
    show(appointment.starts().getDayOfWeek());

    step("Spans of time", """
        A month after January 31 is February 28: an `interval` keeps months, days and seconds apart, since neither months nor days
        are all of one length. It comes as a `PGInterval`. Java has a class for each half, `Period` and `Duration`; what their
        `toString` says, PostgreSQL can read.
        """);
    show(session.selectList("types.later", LocalDate.of(2026, 1, 31)));
    PGInterval twice = session.selectOne("types.span", Duration.ofMinutes(50).toString());
    show(twice.getHours() + " h " + twice.getMinutes() + " min");
    show(Duration.ofMinutes(50));

    step("A moment", """
        `timestamptz` is a moment, the same for all the world, whatever the clocks there show. Its Java type is `OffsetDateTime`.
        It goes there with any offset and comes back in UTC: the moment is kept, the offset is not. So ask `isEqual`; `equals`
        compares offsets as well. An `Instant`, seconds since 1970, has none.
        """);
    var inTokyo = OffsetDateTime.of(2026, 1, 5, 8, 0, 0, 0, ZoneOffset.ofHours(9));
    OffsetDateTime kept = session.selectOne("types.moment", inTokyo);
    show(inTokyo);
    show(kept);
    show(kept.isEqual(inTokyo) + ", " + kept.equals(inTokyo));
    show(Instant.ofEpochSecond(1767567600).equals(kept.toInstant()));

    step("On somebody's clock", """
        What the clock on a wall shows depends on the zone. Keep the moment in one column and the zone's name in another: then
        `atZoneSameInstant` in Java, or `AT TIME ZONE` in SQL, tells the time there. `ZoneId.systemDefault()` is the zone of the
        computer, seldom of the reader: another clock, the same moment.
        """);
    List<Written> written = session.selectList("types.written");
    show(written);
    var first = written.getFirst();
    show(first.createdAt().atZoneSameInstant(ZoneId.of(first.timeZone())));
    var here = first.createdAt().atZoneSameInstant(ZoneId.systemDefault());
    show(here.toOffsetDateTime().isEqual(first.createdAt()));

    step("A day of 23 hours", """
        An offset is no zone: in Paris it is +01:00, and +02:00 in summer. There, clocks skip an hour on 2026-03-29. In SQL, `1
        day` is reckoned in the session's zone, in Java in that of a `ZonedDateTime`: noon stays noon, and 24 hours later it is
        13:00. (The driver sends no `ZonedDateTime`; `toOffsetDateTime` makes it fit.)
        """);
    session.<String>selectOne("types.setTimeZone", "Europe/Paris");
    var paris = ZoneId.of("Europe/Paris");
    var noon = ZonedDateTime.of(2026, 3, 28, 12, 0, 0, 0, paris);
    show(noon.plusDays(1) + " and " + noon.plusHours(24));
    Tomorrow tomorrow = session.selectOne("types.tomorrow", noon.toOffsetDateTime());
    show(tomorrow.nextDay().atZoneSameInstant(paris) + " and " + tomorrow.in24Hours().atZoneSameInstant(paris));

    step("A time that lacks its zone", """
        Where a moment is wanted and a time without a zone comes, PostgreSQL takes it for one of the session's zone. That is,
        unless set otherwise, the zone of the computer on which the Java program runs. The same program on another computer stores
        another moment, and nobody is told.
        """);
    var eight = LocalDateTime.of(2026, 1, 5, 8, 0);
    for (var zone : List.of("UTC", "Asia/Tokyo")) {
        // N+1 on purpose: each time in another zone.
        session.<String>selectOne("types.setTimeZone", zone);
        // N+1 on purpose: the same question gets two answers.
        show(session.<OffsetDateTime>selectOne("types.taken", eight));
    }
    session.rollback(true);

    step("Without an end", """
        A `date` and a `timestamp` may be `infinity`: later than all others, so that what has no end needs neither NULL nor the
        year 9999. The driver takes `LocalDate.MAX` and `MIN` for it, and likewise `OffsetDateTime.MAX`, both ways. (To `java.sql.Date`
        it is some day, far off.)
        """);
    Season season = session.selectOne("types.season", LocalDate.MAX);
    show(season.asText() + ", finite: " + season.isFinite());
    show(season.until().equals(LocalDate.MAX));
    show(season.since().equals(LocalDate.MIN));

    step("Arrays", """
        A Java array goes into a column `text[]` as it is, with commas, quotes and NULLs in its elements. In a map it comes back
        as an array, too. For a component of a record MyBatis needs a *handler*, which takes values there and back: its own
        `ArrayTypeHandler`, to be *registered* for that class. `= ANY` asks for one element.
        """);
    session.update("types.addTags");
    var handlers = session.getConfiguration().getTypeHandlerRegistry();
    handlers.register(String[].class, ArrayTypeHandler.class);
    session.update("types.setTags", Map.of("id", 2, "tags", new String[] {"java", "a, \"b\"", null}));
    session.update("types.setTags", Map.of("id", 5, "tags", new String[] {"sql", "java"}));
    session.commit();
    List<Tagged> tagged = session.selectList("types.tagged", "java");
    show(tagged);
    show(tagged.getFirst().tags()[1]);

    step("Arrays in SQL", """
        `@>` asks whether all of some elements are there; since the driver sends `varchar[]` for a `String[]`, the mapper casts.
        `unnest` makes rows of elements, to be counted or joined. An array's first element is number 1; where there is none, the
        answer is NULL, and no error.
        """);
    show(session.selectList("types.withAll", Map.of("tags", new String[] {"java", "sql"})));
    show(session.selectList("types.countTags"));
    show(session.selectList("types.firstTags"));

    step("UUID", """
        A `uuid` is a number of 128 bits that nobody else will get, too: for a link that cannot be guessed, or a key made before
        its row. `gen_random_uuid()` makes one, in Java `UUID.randomUUID()`. The driver takes it both ways; MyBatis does not know
        it, and just passes it on: in a map, and as `resultType="object"`.
        """);
    session.update("types.addToken");
    session.commit();
    UUID token = session.selectOne("types.tokenOf", 3);
    show("version " + token.version());
    show(session.<String>selectOne("types.titleByToken", Map.of("token", token)));

    step("An enum", """
        An enum of PostgreSQL's has the labels that it was created with, in that order. MyBatis sends a Java enum as a text, which
        the column refuses (`42804`): the cast `::stage` helps. On the way back, a component of the enum's type is all that is
        needed, if labels and constants have the same names.
        """);
    session.update("types.addStage");
    session.commit();
    try {
        session.update("types.setStageAsText", Map.of("id", 1, "stage", Stage.REVIEW));
    } catch (PersistenceException failure) {
        session.rollback();
        show(state(failure));
    }
    session.update("types.setStage", Map.of("id", 1, "stage", Stage.PUBLIC));
    session.update("types.setStage", Map.of("id", 2, "stage", Stage.REVIEW));
    session.commit();
    show(session.selectList("types.beyondDraft"));

    step("An array of your own type", """
        To the driver, an array of stages is an array of texts. Our `StagesHandler` says what such arrays are called in PostgreSQL
        (`resolveTypeName`), and makes stages of the texts. Where psycopg2 has `new_array_type` and `register_type`, there is a
        handler here, and `register`.
        """);
    session.update("types.addPlan");
    handlers.register(new StagesHandler());
    session.update("types.setPlan", Map.of("id", 4, "plan", new Stage[] {Stage.REVIEW, Stage.PUBLIC}));
    session.commit();
    show(session.selectList("types.planned"));

    step("A composite type", """
        A *composite type* is a row within a column. To send one, let SQL build it of plain values, with `ROW(…)`; to read one,
        name its fields: `(address).town`, in parentheses, as otherwise `address` would be taken for a table. As a whole it is a
        text, quoted by rules of its own.
        """);
    session.update("types.addAddress");
    session.update("types.setAddress", Map.of("name", "Zoë", "street", "12 Rue d'Arcole, \"B\"", "town", "Paris"));
    session.commit();
    show(session.selectList("types.addresses"));

    step("Teach MyBatis a type", """
        PostgreSQL's `point` comes as the driver's `PGpoint`; our program has its own `Place`. A *TypeHandler* takes one to the
        other: there (`setNonNullParameter`, in psycopg2 an adapter) and back (`getNullableResult`, psycopg2's typecaster). Once
        registered, here or in `mybatis-config.xml`, it serves all holes and components of that class.
        """);
    handlers.register(Place.class, new PlaceHandler());
    session.update("types.addPlace");
    session.update("types.setPlace", Map.of("name", "Ada", "place", new Place(3, 4)));
    session.update("types.setPlace", Map.of("name", "Noor", "place", new Place(0, 1)));
    session.commit();
    show(session.selectList("types.places", Map.of("from", new Place(0, 0))));

    step("json and jsonb", """
        `json` keeps the text as it came. `jsonb` keeps what it says: its keys come in an order of their own, and of two equal
        ones the last stays. It can be searched by an index, and is what you want nearly always. `->>` fetches a member as text.
        What is not JSON is refused (`22P02`).
        """);
    show(session.selectList("types.json", "{\"b\": 1,   \"a\": 2, \"b\": 3}"));
    try {
        session.selectList("types.json", "{b: 1}");
    } catch (PersistenceException failure) {
        session.rollback(true);
        show(state(failure));
    }

    step("A record as jsonb", """
        Our `JsonHandler` lets the library Gson write a record as JSON, and sends it as a `PGobject` of the type `jsonb`; back,
        Gson fills the record. `@>` finds documents that contain another one: here all whose `languages` have an element `fr`.
        """);
    handlers.register(Details.class, new JsonHandler<>(Details.class));
    session.update("types.addExtra");
    session.update("types.setExtra", Map.of("id", 1, "extra", new Details(List.of("en", "fr"), 7)));
    session.update("types.setExtra", Map.of("id", 2, "extra", new Details(List.of("de"), 12)));
    session.commit();
    Extra extra = session.selectOne("types.extraOf", 1);
    show(extra.extra().languages());
    show(session.selectList("types.inLanguage", "fr"));

    step("The operator ?", """
        `extra ? 'minutes'` asks `jsonb` for a key. But JDBC takes every question mark for a hole: there are two now, and one
        value, and the driver refuses to send that (`22023`). Two question marks, `??`, make one that is not a hole.
        """);
    try {
        session.selectList("types.hasKeyWrong", "minutes");
    } catch (PersistenceException failure) {
        show(state(failure));
    }
    show(session.selectList("types.hasKey", "minutes"));

    step("hstore", """
        `hstore`, an extension, keeps keys and values that are both text, and is older than `jsonb`. The driver takes any `Map`
        for it, and makes a `Map` of it. `->` fetches a value, `exist` asks for a key. A value may be NULL; a key may not.
        """);
    if (has(extension("hstore"))) {
        show(session.selectList("types.hstore", Map.of("labels", Map.of("colour", "red, or \"rot\"", "weight", "2 kg"))));
    }

    step("Network addresses", """
        `inet` is an address of IPv4 or IPv6, `cidr` a network. They sort as numbers do, and `<<` asks whether an address is in a
        network. There and back they go as texts, with a cast; `InetAddress.ofLiteral` makes an object of such a text, and asks no
        name server.
        """);
    show(session.selectList("types.inet", Map.of("address", "10.1.2.3", "network", "10.0.0.0/8")));
    List<String> addresses = session.selectList("types.byAddress");
    show(addresses);
    show(InetAddress.ofLiteral(addresses.getLast()).getAddress().length + " bytes");

    step("Ranges", """
        A week from Monday to Sunday is one value, a `daterange`, built of two dates; `[]` says that both belong to it. PostgreSQL
        writes it with an end that does not: `[2026-01-05,2026-01-12)`. So two weeks meet, and nothing is lost between. Read it by
        `lower` and `upper`; `@>` asks for a day.
        """);
    session.update("types.createWeeks");
    session.insert("types.feature", Map.of("title", "Notes on joins", "since", LocalDate.of(2026, 1, 5),
        "until", LocalDate.of(2026, 1, 11)));
    session.insert("types.feature", Map.of("title", "Who needs NULL", "since", LocalDate.of(2026, 1, 12),
        "until", LocalDate.of(2026, 1, 18)));
    session.commit();
    show(session.selectList("types.featured"));
    show(session.<String>selectOne("types.featuredOn", LocalDate.of(2026, 1, 11)));

    step("No two at a time", """
        The table `weeks` has a rule that no `UNIQUE` could express: `EXCLUDE USING gist (during WITH &&)`. Whoever overlaps
        (`&&`) a week that is there is refused with `23P01`, also if two try it in the same moment. To look first and insert then
        would not be as safe.
        """);
    try {
        session.insert("types.feature", Map.of("title", "Adiós, vacuum", "since", LocalDate.of(2026, 1, 18),
            "until", LocalDate.of(2026, 1, 20)));
    } catch (PersistenceException failure) {
        session.rollback();
        show(state(failure));
    }

    step("A large object", """
        A *large object* is like a file within the database, of up to 4 TB: it is opened, read and written in parts, and known by
        a number, its `oid`. What psycopg2 calls `lobject` is JDBC's `LargeObjectManager`. It works in a transaction only, which
        our session has begun.
        """);
    var connection = session.getConnection();
    var manager = connection.unwrap(PGConnection.class).getLargeObjectAPI();
    var id = manager.createLO(LargeObjectManager.READWRITE);
    try (LargeObject object = manager.open(id, LargeObjectManager.WRITE)) {
        object.write("Adiós, ".getBytes(StandardCharsets.UTF_8));
        new ByteArrayInputStream("elephant".getBytes(StandardCharsets.UTF_8)).transferTo(object.getOutputStream());
    }
    connection.commit();
    show(session.<Integer>selectOne("types.countObjects", id));

    step("To and fro in it", """
        An open object has a position: `tell` says where we are, `seek` goes there, `read` reads from there on and moves it. So we
        fetch the eight bytes that we need, and not the gigabytes before them. `truncate` cuts off what comes after a length.
        """);
    try (LargeObject object = manager.open(id, LargeObjectManager.READWRITE)) {
        show(object.size64());
        object.seek64(8, LargeObject.SEEK_SET);
        show(new String(object.read(8), StandardCharsets.UTF_8));
        show(object.tell64());
        object.truncate64(6);
        show(object.size64());
    }
    connection.commit();

    step("Out of it, and away", """
        To export one, copy its stream into a file. A large object belongs to no row: if the row that has its `oid` is deleted,
        the object stays, for ever, until somebody calls `unlink`. That, and the transaction, are why `bytea` is the better choice
        as long as a value is of moderate size.
        """);
    var file = Files.createTempFile("adios", ".txt");
    try (LargeObject object = manager.open(id, LargeObjectManager.READ); var content = object.getInputStream();
         var out = Files.newOutputStream(file)) {
        content.transferTo(out);
    }
    show(Files.readString(file));
    Files.delete(file);
    manager.unlink(id);
    connection.commit();
    show(session.<Integer>selectOne("types.countObjects", id));
    session.close();
}

// PostgreSQL's manual: 8.1 Numeric Types; 8.3 Character Types; 8.4 Binary Data Types; 8.5 Date/Time Types; 8.7 Enumerated Types;
// 8.8.1 Points; 8.9 Network Address Types; 8.12 UUID Type; 8.14 JSON Types; 8.15 Arrays; 8.16 Composite Types; 8.17 Range Types;
// 8.19 Object Identifier Types; 9.9.4 AT TIME ZONE; 23.3 Character Set Support; 33 Large Objects; F.17 hstore.

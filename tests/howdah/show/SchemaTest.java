package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.database.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final String NAME = "schema_test";

    private static Connection connection;

    @BeforeAll
    static void makeSchema() throws SQLException {
        connection = TestServer.connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA schema_test");
            statement.execute("SET LOCAL search_path = schema_test");
            statement.execute("""
                CREATE TABLE users (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE,
                  initial text GENERATED ALWAYS AS (left(name, 1)) STORED)""");
            statement.execute("""
                CREATE TABLE posts (id serial PRIMARY KEY, user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
                  title varchar(100) NOT NULL, price numeric(10,2) DEFAULT 0 CONSTRAINT positive CHECK (price >= 0),
                  "odd ""name" date,
                  UNIQUE (user_id, title))""");
            statement.execute("CREATE INDEX posts_title ON posts (lower(title)) WHERE price > 1");
            statement.execute("""
                CREATE TABLE votes (user_id integer, title text, parent integer, PRIMARY KEY (user_id, title),
                  FOREIGN KEY (user_id, title) REFERENCES posts (user_id, title))""");
            statement.execute("CREATE VIEW titles AS SELECT title FROM posts");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void shouldDrawEachTableWithItsRules() throws SQLException {
        assertThat(Show.plain().text(Schema.of(connection, NAME))).isEqualTo("""
            posts
             id         integer                 PRIMARY KEY, DEFAULT nextval('posts_id_seq'::regclass)
             user_id    integer                 NOT NULL, → users(id) ON DELETE CASCADE
             title      character varying(100)  NOT NULL
             price      numeric(10,2)           DEFAULT 0
             odd "name  date
             UNIQUE (user_id, title)
             CHECK (price >= 0::numeric)
             INDEX posts_title btree (lower(title::text)) WHERE price > 1::numeric
             ← votes(user_id, title)

            titles (view)
             title  character varying(100)

            users
             id       integer  PRIMARY KEY, GENERATED ALWAYS AS IDENTITY
             name     text     NOT NULL, UNIQUE
             initial  text     GENERATED ALWAYS AS ("left"(name, 1))
             ← posts(user_id)

            votes
             user_id  integer  NOT NULL
             title    text     NOT NULL
             parent   integer
             PRIMARY KEY (user_id, title)
             (user_id, title) → posts(user_id, title)""");
    }

    @Test
    void shouldFitAnyPaper() throws SQLException {
        Schema schema = Schema.of(connection, NAME);
        for (int width = 20; width < 110; width += 5) {
            int limit = width;
            assertThat(Show.of(false, width).text(schema).lines())
                .allSatisfy(line -> assertThat(Clusters.width(line)).isLessThanOrEqualTo(limit));
        }
        var ascii = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.US_ASCII, () -> 60, false, false);
        assertThat(ascii.text(schema)).contains("-> users(id)", "<- posts(user_id)");
    }

    @Test
    void shouldReadTheSchemaThatTheConnectionWorksIn() throws SQLException {
        assertThat(Schema.of(connection).relations()).extracting(Schema.Relation::name)
            .containsExactly("posts", "titles", "users", "votes");
    }

    @Test
    void shouldSayThatThereIsNothing() throws SQLException {
        assertThat(Show.plain().text(Schema.of(connection, "no_such_schema"))).isEqualTo("(no tables)");
    }
}

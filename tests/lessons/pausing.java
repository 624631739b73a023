///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A lesson for tests: it pauses in the middle of a transaction, until it is let go on
//SOURCES ../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

void main() throws Exception {

    step("Begin", "A transaction is open.");
    var session = session();
    session.update("test.createTable");
    show(session.selectList("test.whoAmI").size());
    var folder = Path.of(System.getenv("PAUSE"));
    Files.writeString(folder.resolve("reached"), "");
    while (!Files.exists(folder.resolve("go"))) {
        Thread.sleep(10);
    }

    step("Go on", "Another session is opened, and the transaction ends.");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    session.commit();
    try (var other = session("other")) {
        show(other.selectList("test.findAll"));
    }
    session.close();
}

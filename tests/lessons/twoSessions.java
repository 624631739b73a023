///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A lesson for tests: two sessions of which one waits for the other
//SOURCES ../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

import java.util.Map;
import org.apache.ibatis.session.SqlSession;

void increase(SqlSession session) throws Exception {
    try (var statement = session.getConnection().createStatement()) {
        statement.execute("UPDATE test SET num = num + 1");
    }
}

void main() throws Exception {

    step("Begin", "The session a has changed the row, and not committed.");
    var a = session("a");
    a.update("test.createTable");
    a.insert("test.insert", Map.of("num", 1, "data", "shared"));
    a.commit();
    increase(a);
    show("a has changed it");

    step("Wait", "The session b changes the same row, and so it waits for a.");
    background("b", () -> {
        var b = session("b");
        increase(b);
        show(b.selectList("test.findAll"));
        b.commit(true);
    });
    awaitBlocked("b");
    a.commit(true);
    show("a has committed");

    step("Open again", "A session that is open under that name is rolled back.");
    increase(a);
    a = session("a");
    show(a.selectList("test.findAll"));

    step("Fail", "What fails in the background fails in the lesson.");
    a.close();
    background("c", () -> session("c").selectList("test.nothing"));
}

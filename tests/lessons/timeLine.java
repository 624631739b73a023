///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A lesson for tests: what sessions did, once nothing goes on by itself
//SOURCES ../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

void add(SqlSession session, String owner, int points) {
    session.update("wallets.add", Map.of("owner", owner, "points", points));
}

void main() throws Exception {

    step("Still waiting", "The session b waits for a, which has not ended; c waits for b.");
    data("wallets");
    var a = session("a");
    add(a, "Ada", 1);
    background("b", () -> {
        try (var b = session("b")) {
            add(b, "Noor", 2);
            add(b, "Ada", 2);
            b.commit();
        }
    });
    awaitBlocked("b");
    background("c", () -> {
        try (var c = session("c")) {
            add(c, "Noor", 3);
            c.commit();
        }
    });
    awaitBlocked("c");
    show(timeLine("a", "b", "c"));
    a.commit();

    step("Deadlock", "The session b has waited first, and is the victim; what a did before is not told.");
    a = session("a");
    var waiting = a;
    add(a, "Ada", 10);
    background("b", () -> {
        try (var b = session("b")) {
            add(b, "Noor", 20);
            add(b, "Ada", 20);
        } catch (PersistenceException failure) {
            show("the victim");
        }
    });
    awaitBlocked("b");
    background("a", () -> add(waiting, "Noor", 10));
    awaitBlocked("a");
    show(timeLine("a", "b"));

    step("Close", "Nothing is left.");
    a.close();
}

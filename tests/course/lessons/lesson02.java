///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Undo what was not committed
//SOURCES ../../../scripts/howdah/Bootstrap.java

// Needs: nothing.

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {

    step("Commit a row", """
        Whatever has been committed stays, whatever happens to the session afterwards. We make the table, put one row
        into it, and commit both at once.
        """);
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 1, "data", "kept"));
    session.commit();
    show(session.selectList("test.findAll"));

    step("Roll back another", """
        A second row is inserted, and then we change our minds: `rollback` undoes all that the session has done since
        it committed last.
        """);
    session.insert("test.insert", Map.of("num", 2, "data", "undone"));
    session.rollback();
    show(session.selectList("test.findAll"));
    session.close();
}

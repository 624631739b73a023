///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Write a test that passes for the right one of two statements, and fails for the wrong one
//SOURCES ../../scripts/howdah/Bootstrap.java
//DEPS org.junit.jupiter:junit-jupiter:6.1.3 org.junit.platform:junit-platform-launcher:6.1.3
//FILES findTheBug.xml

// Exercise 17.1
// Hint: Read the two statements in findTheBug.xml, beside this file: both are to count the posts of an author. The test that is
//   there passes for both.
// Hint: What does a LEFT JOIN make of a post that has more than one vote? Your test needs an author, a post and two voters, all
//   of its own: "findTheBug.user" makes a user of any name, and tells his id.
// Hint: After the post of the given test, two times session.insert("testing.vote", Map.of("post", post, "user", …, "value", 1)),
//   each with a user that "findTheBug.user" has made; then assertEquals(1, …) as there.

import static howdah.Bootstrap.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import org.apache.ibatis.session.SqlSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Tests of a statement that counts the posts of an author.
static class CountTest {

    static String statement;

    SqlSession session;

    @BeforeEach
    void open() {
        session = session("test");
    }

    @AfterEach
    void undo() {
        session.rollback(true);
        session.close();
    }

    @Test
    void shouldCountAPost() {
        int author = session.selectOne("findTheBug.user", "Grace");
        int post = session.selectOne("findTheBug.post", author);
        assertEquals(1, session.<Integer>selectOne(statement, author));
    }

    // TODO: write a test that fails for the wrong one
}

/// How many tests fail for a statement.
long failures(String statement) {
    CountTest.statement = statement;
    var listener = new SummaryGeneratingListener();
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(CountTest.class)).build();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary().getTotalFailureCount();
}

void main() {
    data("blog");
    show(failures("findTheBug.one"));
    show(failures("findTheBug.other"));
}

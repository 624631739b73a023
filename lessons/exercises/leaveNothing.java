///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let the tests pass however often they run, and leave the database as they found it
//SOURCES ../../scripts/howdah/Bootstrap.java
//DEPS org.junit.jupiter:junit-jupiter:6.1.3 org.junit.platform:junit-platform-launcher:6.1.3

// Exercise 17.2
// Hint: Run it: no test fails the first time, and one the second time. What has the first run left?
// Hint: What a session has done, and not committed, nobody else ever sees. Step 4 of lesson 17 ends each test so.
// Hint: session.rollback(true); takes the place of session.commit(); in the method that runs after each test.

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

/// Tests of what the blog does with users and posts.
static class BlogTest {

    SqlSession session;

    @BeforeEach
    void open() {
        session = session("test");
    }

    @AfterEach
    void close() {
        // TODO: leave the database as it was
        session.commit();
        session.close();
    }

    @Test
    void shouldLetAUserIn() {
        assertEquals(1, session.insert("users.insert", Map.of("name", "Grace", "timeZone", "Europe/London")));
    }

    @Test
    void shouldPublishEverything() {
        session.update("posts.publishAll");
        assertEquals(session.<Integer>selectOne("testing.countPosts"), session.<Integer>selectOne("testing.countPublished"));
    }
}

/// Has JUnit run the tests, and counts those that fail.
long failures() {
    var listener = new SummaryGeneratingListener();
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(BlogTest.class)).build();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary().getTotalFailureCount();
}

void main() {
    data("blog");
    show(failures());
    show(failures());
}

// session.rollback(true) undoes what a test has done
//DEPS org.junit.jupiter:junit-jupiter:6.1.3 org.junit.platform:junit-platform-launcher:6.1.3

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
        session.commit();
        session.close();
    }

    @Test
    void shouldLetAUserIn() {
        assertEquals(1, session.insert("users.insert", Map.of("name", "Grace " + System.nanoTime(), "timeZone", "Europe/London")));
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

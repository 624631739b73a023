// That is how many tests fail for findTheBug.other
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

    // The join makes two rows of a post with two votes. All that the test needs it makes itself, the voters as well.
    @Test
    void shouldCountAPostWithTwoVotesOnce() {
        int author = session.selectOne("findTheBug.user", "Grace");
        int post = session.selectOne("findTheBug.post", author);
        session.insert("testing.vote", Map.of("post", post, "user", 1, "value", 1));
        session.insert("testing.vote", Map.of("post", post, "user", 2, "value", 1));
        assertEquals(1, session.<Integer>selectOne(statement, author));
    }
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

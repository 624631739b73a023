// The server has made

import static howdah.Bootstrap.*;

import java.util.List;
import org.apache.ibatis.session.SqlSession;

/// A post of the feed.
record Listed(int id, String title) {
}

/// The first one whose title is so long; null if there is none.
Listed firstLong(SqlSession session, int length) {
    List<Listed> posts = session.selectList("untilFound.findAll");
    return posts.stream().filter(post -> post.title().length() >= length).findFirst().orElse(null);
}

void main() {
    data("blog");
    try (var session = session()) {
        session.update("untilFound.createMade");
        session.commit();
        var found = firstLong(session, 17);
        show(found == null ? "none" : found.title());
    }
}

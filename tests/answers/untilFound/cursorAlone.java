// The server has made

import static howdah.Bootstrap.*;

import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.SqlSession;

/// A post of the feed.
record Listed(int id, String title) {
}

/// The first one whose title is so long; null if there is none.
Listed firstLong(SqlSession session, int length) throws Exception {
    try (Cursor<Listed> posts = session.selectCursor("untilFound.findAll")) {
        for (var post : posts) {
            if (post.title().length() >= length) {
                return post;
            }
        }
        return null;
    }
}

void main() throws Exception {
    data("blog");
    try (var session = session()) {
        session.update("untilFound.createMade");
        session.commit();
        var found = firstLong(session, 17);
        show(found == null ? "none" : found.title());
    }
}

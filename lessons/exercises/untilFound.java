///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Find the first post with a long title, and let the server stop making rows soon after it
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES untilFound.xml

// Exercise 11.1
// Hint: It finds the right post, but selectList has fetched all others, too. Who could stop as soon as it is found?
// Hint: selectCursor, in a try, hands out one row after the other, and a loop may be left early. Lesson 11, step 2, tells how
//   to fetch a few rows at a time.
// Hint: fetchSize="5" in the mapper; for (var post : posts) { if (post.title().length() >= length) { return post; } } in the
//   try (Cursor<Listed> posts = session.selectCursor("untilFound.findAll"))

import static howdah.Bootstrap.*;

import java.util.List;
import org.apache.ibatis.session.SqlSession;

/// A post of the feed.
record Listed(int id, String title) {
}

/// The first one whose title is so long; null if there is none.
Listed firstLong(SqlSession session, int length) {
    // TODO: read one post after the other, and stop where it is found
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

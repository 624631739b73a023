///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Mark each post as it is read, and commit each mark, without fetching all posts at once
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES readAndMark.xml

// Exercise 11.2
// Hint: Run it: five posts are marked, then the server knows nothing of the cursor any more. What has ended it?
// Hint: A cursor lives in the transaction in which it was opened. What is committed meanwhile has to be another one: that of
//   another session.
// Hint: try (var reader = session("reader"); var writer = session("writer")): the cursor is reader's, insert and commit are
//   writer's.

import static howdah.Bootstrap.*;

import org.apache.ibatis.cursor.Cursor;

void main() throws Exception {
    data("blog");
    try (var session = session()) {
        session.update("readAndMark.createMarks");
        session.commit();
    }
    // TODO: let the cursor survive the commits
    try (var session = session(); Cursor<Integer> posts = session.selectCursor("readAndMark.findAll")) {
        for (var id : posts) {
            session.insert("readAndMark.mark", id);
            session.commit();
        }
    }
}

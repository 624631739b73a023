///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Fetch all users with their posts by a single statement, however many users there are
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES allAtOnce.xml

// Exercise 9.2
// Hint: HOWDAH_SHOW_SQL=1 shows the statements: one for the users, then one more for each of them. Lesson 09, step 10, fetches
//   the same by a join.
// Hint: Let findWriters join posts, and select posts.id AS post_id and title AS post_title, too. In the resultMap the third
//   argument goes, and a <collection> comes; mappers/writers.xml has one like it.
// Hint: After </constructor>: <collection property="posts" javaType="list" ofType="Headline" columnPrefix="post_"> with a
//   constructor of idArg and arg; the query is FROM users LEFT JOIN posts ON author_id = users.id ORDER BY users.id, posts.id.

import static howdah.Bootstrap.*;

import java.util.ArrayList;
import java.util.List;

record Headline(int id, String title) {
}

/// A user with what he has written.
record Writer(int id, String name, List<Headline> posts) {

    /// For a list that grows row by row.
    Writer(int id, String name) {
        this(id, name, new ArrayList<>());
    }
}

/// What is shown of a writer.
record Line(String name, List<String> titles) {
}

void main() {
    data("blog");
    try (var session = session()) {
        List<Writer> writers = session.selectList("allAtOnce.findWriters");
        show(writers.stream().map(writer -> new Line(writer.name(), writer.posts().stream().map(Headline::title).toList()))
            .toList());
    }
}

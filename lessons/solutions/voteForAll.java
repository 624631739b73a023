///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let the first user vote for all posts in a list by a single INSERT, however long the list is
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES voteForAll.xml

// Exercise 10.1
// Hint: Run it with HOWDAH_SHOW_SQL=1: one INSERT for each post. An array of the posts' ids is one parameter.
// Hint: unnest(#{posts}) makes rows of an array, so that an INSERT can SELECT from it. Lesson 10, step 5, does it with two.
// Hint: INSERT INTO votes (post_id, user_id, value) SELECT post, 1, 1 FROM unnest(#{posts}) AS post; and in the program
//   Map.of("posts", posts.toArray(Integer[]::new)), without a loop.

import static howdah.Bootstrap.*;

import java.util.List;
import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        List<Integer> posts = session.selectList("voteForAll.findWithoutVote");
        // One parameter, an array: it takes any number of posts, none as well.
        session.insert("voteForAll.insert", Map.of("posts", posts.toArray(Integer[]::new)));
        session.commit();
        show(posts.size());
    }
}

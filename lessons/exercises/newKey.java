///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show the id of the post that was just inserted, as the server tells it with the insert itself
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES newKey.xml

// Exercise 9.3
// Hint: The largest id need not be the newest: somebody else may insert a post in between, or may have chosen a larger id.
//   Steps 14 and 15 of lesson 09 know two ways without asking again.
// Hint: Either the insert has useGeneratedKeys="true" keyProperty="id" keyColumn="id", and the key is in the map afterwards; or it
//   ends in RETURNING id, and is a <select>.
// Hint: var post = new HashMap<String, Object>(Map.of("title", "A new post")); session.insert("newKey.insert", post); then
//   show(post.get("id")).

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        session.insert("newKey.insert", Map.of("title", "A new post"));
        // TODO: take the id from the insert, without a second statement
        show(session.<Integer>selectOne("newKey.findLargest"));
        session.commit();
    }
}

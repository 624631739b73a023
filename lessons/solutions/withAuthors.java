///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Fetch all posts together with their authors' names by a single statement
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES withAuthors.xml

// Exercise 2.3
// Hint: HOWDAH_SHOW_SQL=1 shows the statements: one for the posts, then one more for each of them. A join fetches both at once.
// Hint: Look at findAll in mappers/posts.xml: JOIN users ON … brings the name, and AS gives the column its name.
// Hint: SELECT posts.id, title, name AS author FROM posts JOIN users ON users.id = author_id ORDER BY posts.id

import static howdah.Bootstrap.*;

void main() {
    data("blog");
    try (var session = session()) {
        // One round trip to the server, however many posts there are: the join in withAuthors.xml brings the names along.
        show(session.selectList("withAuthors.findPosts"));
    }
}

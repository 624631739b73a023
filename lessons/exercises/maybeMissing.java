///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show the title of a post, or "no such post" where there is none of that id
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 2.1
// Hint: What does selectOne return if the query finds no row? Lesson 02, step 3, shows it.
// Hint: It returns null; and null has no title(). So look at post before you use it.
// Hint: if (post == null) { show("no such post"); } else { … }

import static howdah.Bootstrap.*;

import org.apache.ibatis.session.SqlSession;

/// A post as `posts.findById` selects it.
record Post(int id, String title, String author, Integer rating) {
}

/// Shows a post's title, or that there is no such post.
void tell(SqlSession session, int id) {
    Post post = session.selectOne("posts.findById", id);
    // TODO: where there is no post of that id, show "no such post"
    show(post.title());
}

void main() {
    data("blog");
    try (var session = session()) {
        tell(session, 3);
        tell(session, 1000);
    }
}

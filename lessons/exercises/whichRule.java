///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Tell by the constraint which rule a post has broken: there is no such author, or a rating goes from 1 to 5
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES whichRule.xml

// Exercise 4.3
// Hint: Run it: the server says which constraint it was, in a sentence for programmers. Lesson 04, step 5, gets at its name
//   alone.
// Hint: refused.getServerErrorMessage().getConstraint() is "posts_author_id_fkey" or "posts_rating_check".
// Hint: return switch (refused.getServerErrorMessage().getConstraint()) { case "posts_author_id_fkey" -> "there is no such
//   author"; … } and so on for the other one; the last case is case String other -> other;

import static howdah.Bootstrap.*;

import java.util.HashMap;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.postgresql.util.PSQLException;

/// What to tell somebody whose post was refused.
String reason(PSQLException refused) {
    // TODO: answer "there is no such author" or "a rating goes from 1 to 5", whichever it is
    return refused.getMessage();
}

/// Stores a post, and shows whether it could be done.
void store(SqlSession session, int author, Integer rating) {
    var post = new HashMap<String, Object>();
    post.put("author", author);
    post.put("rating", rating);
    try {
        session.insert("whichRule.insert", post);
        session.commit();
        show("stored");
    } catch (PersistenceException failure) {
        session.rollback();
        show(reason((PSQLException) failure.getCause()));
    }
}

void main() {
    data("blog");
    try (var session = session()) {
        store(session, 99, 3);
        store(session, 1, 7);
        store(session, 1, null);
    }
}

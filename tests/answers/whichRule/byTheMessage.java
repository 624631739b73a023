// another language

import static howdah.Bootstrap.*;

import java.util.HashMap;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.postgresql.util.PSQLException;

/// What to tell somebody whose post was refused.
String reason(PSQLException refused) {
    return refused.getMessage().contains("foreign key") ? "there is no such author" : "a rating goes from 1 to 5";
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

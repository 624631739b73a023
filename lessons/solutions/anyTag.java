///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Give posts their tags, whatever characters are in them, and however many there are
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES anyTag.xml

// Exercise 12.2
// Hint: Run it: post 1 should have two tags, and has three. What does the text that is sent look like, and where is it cut?
// Hint: An array goes to the database as an array: nothing has to be joined here, and nothing to be cut there.
// Hint: In the program tags.toArray(new String[0]) instead of String.join, and in the mapper SET tags = #{tags}.

import static howdah.Bootstrap.*;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;

/// Gives a post its tags, in this order.
void tag(SqlSession session, int id, List<String> tags) {
    // An array is one value: what is in its elements never meets a separator. The driver takes arrays, and no lists.
    session.update("anyTag.setTags", Map.of("id", id, "tags", tags.toArray(new String[0])));
}

void main() {
    data("blog");
    try (var session = session()) {
        session.update("anyTag.addTags");
        tag(session, 1, List.of("SQL", "Rock, paper, scissors"));
        tag(session, 2, List.of("a \"b\" {c}", "NULL", "d|e;f\tg", ""));
        tag(session, 3, List.of());
        session.commit();
        show(session.selectList("anyTag.findTagged"));
    }
}

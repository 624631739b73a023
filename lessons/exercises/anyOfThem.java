///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Find the posts of a list of ids by one statement, also if the list is empty
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES anyOfThem.xml

// Exercise 3.3
// Hint: Run it: where the list is empty, foreach writes nothing, and the statement ends behind IN. Which kind of parameter
//   may be empty?
// Hint: An array is one parameter of any length. Lesson 03, step 5, has a statement with id = ANY (#{ids}).
// Hint: In the mapper id = ANY (#{ids}); in the program ids.toArray(new Integer[0]), which makes an array of the list.

import static howdah.Bootstrap.*;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;

/// The posts of these ids.
List<?> posts(SqlSession session, List<Integer> ids) {
    return session.selectList("anyOfThem.findAll", Map.of("ids", ids));
}

void main() {
    data("blog");
    try (var session = session()) {
        show(posts(session, List.of(3, 1)));
        show(posts(session, List.of()));
        show(posts(session, List.of(2, 2, 1000)));
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Count the titles that contain a text just as it is, whatever characters it has
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 3.2
// Hint: Run it: no title has an underscore, and yet all of them are found. Lesson 03, step 6, tells what LIKE takes an
//   underscore for.
// Hint: In a pattern, a backslash lets the next character stand for itself. text.replace("_", "\\_") puts one before each
//   underscore; two more characters need it.
// Hint: Replace the backslash first, by two of them, then % and _ by themselves with a backslash before them; the statement
//   gets the result.

import static howdah.Bootstrap.*;

import org.apache.ibatis.session.SqlSession;

/// How many titles contain a text as it is.
int count(SqlSession session, String text) {
    // The backslash comes first: what the other two get must not be doubled once more.
    var pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return session.<Integer>selectOne("search.countContaining", pattern);
}

void main() {
    data("blog");
    try (var session = session()) {
        show(count(session, "joins"));
        show(count(session, "100%"));
        show(count(session, "_"));
        show(count(session, "\\"));
    }
}

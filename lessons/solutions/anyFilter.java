///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Find posts by author, by rating, by both or by neither, with a single statement of the mapper
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES anyFilter.xml

// Exercise 9.1
// Hint: Run it: where a filter is not given, nothing is found, since nothing is equal to NULL. That condition should not
//   be there at all. Lesson 09, step 4, leaves parts of a statement out.
// Hint: <if test="author != null"> … </if> around a condition; and <where> instead of the word WHERE, which may come to stand
//   before nothing, or before an AND.
// Hint: <where> <if test="author != null">AND name = #{author}</if> <if test="atLeast != null">AND rating &gt;= #{atLeast}</if>
//   </where>, then ORDER BY.

import static howdah.Bootstrap.*;

/// What somebody looks for; `null` where he does not care.
record Wish(String author, Integer atLeast) {
}

void main() {
    data("blog");
    try (var session = session()) {
        show(session.selectList("anyFilter.find", new Wish("Ada", 4)));
        show(session.selectList("anyFilter.find", new Wish("Ada", null)));
        show(session.selectList("anyFilter.find", new Wish(null, 4)));
        show(session.selectList("anyFilter.find", new Wish(null, null)));
    }
}

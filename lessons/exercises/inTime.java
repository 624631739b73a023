///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Count the posts within a quarter of a second or show "too late", and then let the users be counted without a limit
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 13.3
// Hint: The server ends what takes too long, if it is told how long that is: the step on statement_timeout calls a
//   statement of mappers/patience.xml for that. What is the state of the transaction afterwards?
// Hint: session.update("patience.limit"), then the count in a try; the catch shows "too late". The limit holds until the
//   transaction ends, whether the count was in time or not.
// Hint: session.rollback(true) behind the try and its catch: it ends a transaction that has failed, and one that has not.

import static howdah.Bootstrap.*;

import org.apache.ibatis.exceptions.PersistenceException;

void main() {
    data("blog");
    try (var session = session()) {
        // TODO: "too late" after a quarter of a second (patience.limit), and no limit any more for the users
        show(session.selectOne("patience.countPosts") + " posts");
        show(session.selectOne("patience.countUsers") + " users");
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Find the lowest rating without taking a missing one for a zero
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 2.2
// Hint: Run it: the lowest rating is 0, and yet nobody can give less than 1. Where does the 0 come from?
// Hint: getInt makes 0 of a NULL. found.wasNull(), right after it, tells whether it has; or let getObject give you an Integer.
// Hint: var rating = found.getObject("rating", Integer.class); is null where there is none: let the if ask for
//   rating != null, too.

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("blog");
    var session = session();
    Integer lowest = null;
    try (var statement = session.getConnection().createStatement();
         var found = statement.executeQuery("SELECT rating FROM posts")) {
        while (found.next()) {
            // TODO: leave out the posts that have no rating
            var rating = found.getInt("rating");
            if (lowest == null || rating < lowest) {
                lowest = rating;
            }
        }
    }
    show(lowest);
    session.close();
}

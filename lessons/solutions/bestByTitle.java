///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Make an index that gives the best posts in the order of their titles, without sorting
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES bestByTitle.xml

// Exercise 15.1
// Hint: Run it: all posts of that rating are read, then sorted, for three of them. In which order would an index have to hold them?
// Hint: Step 5 of lesson 15 has an index on two columns: first the one that is looked for, then the one that is sorted by.
// Hint: CREATE INDEX best_by_title ON posts (rating, title)

import static howdah.Bootstrap.*;

void main() {
    data("blog", 5_000);
    try (var session = session()) {
        session.update("bestByTitle.createIndex");
        session.commit();
        show(session.selectList("bestByTitle.explain"));
        show(session.selectList("bestByTitle.find"));
    }
}

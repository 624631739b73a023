///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let two gifts that cross each other both be given, without a deadlock
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 7.4
// Hint: Run it, and look at the picture: who has changed which row when he begins to wait? Step 15 of lesson 07 has the cure.
// Hint: Both gifts change Ada's row and Noor's. from.compareTo(to) < 0 tells whether from comes first in the alphabet.
// Hint: var changes = new TreeMap<>(Map.of(from, -points, to, points)); and a
//   loop over changes.entrySet(), which has them in order.

import static howdah.Bootstrap.*;

import java.util.Map;
import java.util.TreeMap;

/// Gives points, in a session of that name.
void give(String name, String from, String to, int points) throws Exception {
    try (var session = session(name)) {
        // A TreeMap goes through its keys in their order: both transactions ask for Ada's row first, and one waits for the other.
        var changes = new TreeMap<>(Map.of(from, -points, to, points));
        for (var change : changes.entrySet()) {
            session.update("wallets.add", Map.of("owner", change.getKey(), "points", change.getValue()));
            Thread.sleep(300);
        }
        session.commit();
    }
}

void main() throws Exception {
    data("wallets");
    background("a", () -> give("a", "Ada", "Noor", 30));
    background("b", () -> give("b", "Noor", "Ada", 10));
    show(timeLine("a", "b"));
}

// sleep

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

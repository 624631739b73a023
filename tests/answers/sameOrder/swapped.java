// 40P01

import static howdah.Bootstrap.*;

import java.util.Map;

/// Gives points, in a session of that name.
void give(String name, String from, String to, int points) throws Exception {
    try (var session = session(name)) {
        session.update("wallets.add", Map.of("owner", to, "points", points));
        Thread.sleep(300);
        session.update("wallets.add", Map.of("owner", from, "points", -points));
        session.commit();
    }
}

void main() throws Exception {
    data("wallets");
    background("a", () -> give("a", "Ada", "Noor", 30));
    background("b", () -> give("b", "Noor", "Ada", 10));
    show(timeLine("a", "b"));
}

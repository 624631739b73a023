// the number of rows

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        show(session.insert("newKey.insert", Map.of("title", "A new post")));
        session.commit();
    }
}

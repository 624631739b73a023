// where one is enough

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        session.insert("newKey.insert", Map.of("title", "A new post"));
        show(session.<Integer>selectOne("newKey.findByTitle", "A new post"));
        session.commit();
    }
}

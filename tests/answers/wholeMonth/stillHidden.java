// does not use an index on posts (created_at)

import static howdah.Bootstrap.*;

import java.time.LocalDate;

void main() {
    data("blog", 5_000);
    try (var session = session()) {
        session.update("wholeMonth.createIndex");
        session.commit();
        show(session.selectList("wholeMonth.explain", LocalDate.of(2026, 2, 1)));
        show(session.selectList("wholeMonth.find", LocalDate.of(2026, 2, 1)));
    }
}

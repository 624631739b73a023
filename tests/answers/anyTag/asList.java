// toArray

import static howdah.Bootstrap.*;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;

/// Gives a post its tags, in this order.
void tag(SqlSession session, int id, List<String> tags) {
    session.update("anyTag.setTags", Map.of("id", id, "tags", tags));
}

void main() {
    data("blog");
    try (var session = session()) {
        session.update("anyTag.addTags");
        tag(session, 1, List.of("SQL", "Rock, paper, scissors"));
        tag(session, 2, List.of("a \"b\" {c}", "NULL", "d|e;f\tg", ""));
        tag(session, 3, List.of());
        session.commit();
        show(session.selectList("anyTag.findTagged"));
    }
}

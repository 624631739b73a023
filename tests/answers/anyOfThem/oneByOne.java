// belongs to place 2

import static howdah.Bootstrap.*;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;

/// The posts of these ids.
List<?> posts(SqlSession session, List<Integer> ids) {
    return ids.stream().flatMap(id -> session.selectList("anyOfThem.findAll", Map.of("id", id)).stream()).toList();
}

void main() {
    data("blog");
    try (var session = session()) {
        show(posts(session, List.of(3, 1)));
        show(posts(session, List.of()));
        show(posts(session, List.of(2, 2, 1000)));
    }
}

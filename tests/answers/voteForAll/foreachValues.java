// an empty list

import static howdah.Bootstrap.*;

import java.util.List;
import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        List<Integer> posts = session.selectList("voteForAll.findWithoutVote");
        session.insert("voteForAll.insert", Map.of("posts", posts));
        session.commit();
        show(posts.size());
    }
}

// where one is enough

import static howdah.Bootstrap.*;

import java.util.List;
import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        List<Integer> posts = session.selectList("voteForAll.findWithoutVote");
        posts.forEach(post -> session.insert("voteForAll.insert", Map.of("post", post)));
        session.commit();
        show(posts.size());
    }
}

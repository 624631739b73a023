// where one is enough

import static howdah.Bootstrap.*;

import java.util.List;
import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        List<Map<String, Object>> posts = session.selectList("withAuthors.findPosts");
        for (var post : posts) {
            post.put("author", session.selectOne("withAuthors.findName", post.get("author")));
        }
        show(posts);
    }
}

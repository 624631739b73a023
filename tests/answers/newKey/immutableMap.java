// HashMap

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    data("blog");
    try (var session = session()) {
        var post = Map.<String, Object>of("title", "A new post");
        session.insert("newKey.insert", post);
        show(post.get("id"));
        session.commit();
    }
}

// show(…)

import static howdah.Bootstrap.*;

import org.apache.ibatis.session.SqlSession;

/// A post as `posts.findById` selects it.
record Post(int id, String title, String author, Integer rating) {
}

/// Shows a post's title, or that there is no such post.
void tell(SqlSession session, int id) {
    Post post = session.selectOne("posts.findById", id);
    if (post != null) {
        show(post.title());
    }
}

void main() {
    data("blog");
    try (var session = session()) {
        tell(session, 3);
        tell(session, 1000);
    }
}

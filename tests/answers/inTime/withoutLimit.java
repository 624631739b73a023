// patience.limit was to be sent before patience.countPosts

import static howdah.Bootstrap.*;

import org.apache.ibatis.exceptions.PersistenceException;

void main() {
    data("blog");
    try (var session = session()) {
        if (session.<Integer>selectOne("patience.countPosts") > 5) {
            show("too late");
        } else {
            show(session.selectOne("patience.countPosts") + " posts");
        }
        show(session.selectOne("patience.countUsers") + " users");
    }
}

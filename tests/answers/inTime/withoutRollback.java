// 25P02

import static howdah.Bootstrap.*;

import org.apache.ibatis.exceptions.PersistenceException;

void main() {
    data("blog");
    try (var session = session()) {
        session.update("patience.limit");
        try {
            show(session.selectOne("patience.countPosts") + " posts");
        } catch (PersistenceException failure) {
            show("too late");
        }
        show(session.selectOne("patience.countUsers") + " users");
    }
}

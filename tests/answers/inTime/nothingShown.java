// You showed "8 users"

import static howdah.Bootstrap.*;

import org.apache.ibatis.exceptions.PersistenceException;

void main() {
    data("blog");
    try (var session = session()) {
        session.update("patience.limit");
        try {
            show(session.selectOne("patience.countPosts") + " posts");
        } catch (PersistenceException failure) {
            session.rollback();
        }
        session.rollback(true);
        show(session.selectOne("patience.countUsers") + " users");
    }
}

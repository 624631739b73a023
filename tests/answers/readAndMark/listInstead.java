// no more than five are to be handed out

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("blog");
    try (var session = session()) {
        session.update("readAndMark.createMarks");
        session.commit();
    }
    try (var session = session()) {
        for (var id : session.<Integer>selectList("readAndMark.findAll")) {
            session.insert("readAndMark.mark", id);
            session.commit();
        }
    }
}

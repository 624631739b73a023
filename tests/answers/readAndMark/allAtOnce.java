// no more than five are to be handed out

import static howdah.Bootstrap.*;

import org.apache.ibatis.cursor.Cursor;

void main() throws Exception {
    data("blog");
    try (var session = session()) {
        session.update("readAndMark.createMarks");
        session.commit();
    }
    try (var session = session(); Cursor<Integer> posts = session.selectCursor("readAndMark.findAll")) {
        for (var id : posts) {
            session.insert("readAndMark.mark", id);
            session.commit();
        }
    }
}

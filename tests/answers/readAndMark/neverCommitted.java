// are missing

import static howdah.Bootstrap.*;

import org.apache.ibatis.cursor.Cursor;

void main() throws Exception {
    data("blog");
    try (var session = session()) {
        session.update("readAndMark.createMarks");
        session.commit();
    }
    // Each session has a transaction of its own: the writer's commits leave that of the reader alone.
    try (var reader = session("reader"); var writer = session("writer");
         Cursor<Integer> posts = reader.selectCursor("readAndMark.findAll")) {
        for (var id : posts) {
            writer.insert("readAndMark.mark", id);
        }
    }
}

// In "data" there is "it''s mine" where "it's mine" should be.

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    session.insert("test.insert", Map.of("num", 200, "data", "it''s mine"));
    show(session.selectList("test.findAll"));
    session.commit();
    session.close();
}

// You showed 1 row instead of 2

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    show(session.selectList("test.findAll"));
    session.insert("test.insert", Map.of("num", 200, "data", "it's mine"));
    session.commit();
    session.close();
}

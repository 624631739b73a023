// You showed no row instead of 2

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.commit();
    session.insert("test.insert", Map.of("num", 1, "data", "here today"));
    session.insert("test.insert", Map.of("num", 2, "data", "here tomorrow"));
    session.close();

    var other = session();
    show(other.selectList("test.findAll"));
    other.close();
}

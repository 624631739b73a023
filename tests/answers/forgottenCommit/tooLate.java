// commit first, then close

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 1, "data", "here today"));
    session.insert("test.insert", Map.of("num", 2, "data", "here tomorrow"));
    session.close();
    session.commit();

    var other = session();
    show(other.selectList("test.findAll"));
    other.close();
}

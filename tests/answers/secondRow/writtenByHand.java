// Another session sees

import static howdah.Bootstrap.*;

import java.util.Map;

void main() {
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
    show(java.util.List.of(Map.of("id", 1, "num", 100, "data", "abc'def"), Map.of("id", 2, "num", 200, "data", "it's mine")));
    session.commit();
    session.close();
}

// missing

import static howdah.Bootstrap.*;

import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;

/// A user as `users.insert` takes one.
record User(String name, String timeZone) {
}

void main() {
    data("blog");
    try (var session = session()) {
        for (var name : List.of("Grace", "Ada", "Edsger")) {
            try {
                session.insert("users.insert", new User(name, "UTC"));
                session.commit();
                show(name + " is in");
            } catch (PersistenceException refused) {
                session.rollback();
                break;
            }
        }
    }
}

// put one backslash before each _

import static howdah.Bootstrap.*;

import org.apache.ibatis.session.SqlSession;

/// How many titles contain a text as it is.
int count(SqlSession session, String text) {
    var pattern = text.replace("\\", "\\\\").replace("%", "\\%");
    return session.<Integer>selectOne("search.countContaining", pattern);
}

void main() {
    data("blog");
    try (var session = session()) {
        show(count(session, "joins"));
        show(count(session, "100%"));
        show(count(session, "_"));
        show(count(session, "\\"));
    }
}

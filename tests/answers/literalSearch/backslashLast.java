// double those of the text first

import static howdah.Bootstrap.*;

import org.apache.ibatis.session.SqlSession;

/// How many titles contain a text as it is.
int count(SqlSession session, String text) {
    return session.<Integer>selectOne("search.countContaining", text.replace("%", "\\%").replace("_", "\\_").replace("\\", "\\\\"));
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

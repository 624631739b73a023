// a is still at it

import static howdah.Bootstrap.*;

import org.apache.ibatis.session.SqlSession;

/// Writes the report, unless somebody else is at it.
void report(SqlSession session) {
    var mayRun = session.<Boolean>selectOne("onceANight.mayRun");
    if (mayRun) {
        session.insert("onceANight.report");
    }
    show(mayRun);
}

void main() {
    data("jobs");
    try (var a = session("a"); var b = session("b")) {
        report(a);
        report(b);
        a.commit();
        report(b);
        b.commit();
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let only one program at a time write the report, and the next one as soon as its transaction has ended
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES onceANight.xml

// Exercise 16.2
// Hint: Nothing keeps b from writing while a is at it. There is no row that a could lock: what can be locked instead?
// Hint: An advisory lock. b is not to wait but to be told: try. And it is to be free when a commits: so it is the transaction's.
// Hint: SELECT pg_try_advisory_xact_lock(42), or any other number that all of them agree upon.

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

// Both conditions hold

import static howdah.Bootstrap.*;

/// What somebody looks for; `null` where he does not care.
record Wish(String author, Integer atLeast) {
}

void main() {
    data("blog");
    try (var session = session()) {
        show(session.selectList("anyFilter.find", new Wish("Ada", 4)));
        show(session.selectList("anyFilter.find", new Wish("Ada", null)));
        show(session.selectList("anyFilter.find", new Wish(null, 4)));
        show(session.selectList("anyFilter.find", new Wish(null, null)));
    }
}

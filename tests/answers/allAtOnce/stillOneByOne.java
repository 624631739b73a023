// where one is enough

import static howdah.Bootstrap.*;

import java.util.ArrayList;
import java.util.List;

record Headline(int id, String title) {
}

/// A user with what he has written.
record Writer(int id, String name, List<Headline> posts) {

    /// For a list that grows row by row.
    Writer(int id, String name) {
        this(id, name, new ArrayList<>());
    }
}

/// What is shown of a writer.
record Line(String name, List<String> titles) {
}

void main() {
    data("blog");
    try (var session = session()) {
        List<Writer> writers = session.selectList("allAtOnce.findWriters");
        show(writers.stream().map(writer -> new Line(writer.name(), writer.posts().stream().map(Headline::title).toList()))
            .toList());
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Tell at what time of the author's own clock each post was written
//SOURCES ../../scripts/howdah/Bootstrap.java
//FILES theirClock.xml

// Exercise 12.1
// Hint: Run it: all times are those of one zone, though the authors live in seven. The record has the name of each one's zone.
// Hint: A ZoneId is made of a zone's name, and atZoneSameInstant tells what its clocks show at a moment.
// Hint: written.createdAt().atZoneSameInstant(ZoneId.of(written.timeZone())).toLocalDateTime()

import static howdah.Bootstrap.*;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;

/// When somebody wrote a post, and in which zone.
record PostedAt(int id, OffsetDateTime createdAt, String timeZone) {
}

/// A post, and what the author's clock showed.
record OnClock(int id, LocalDateTime at) {
}

/// What the author's clock showed.
LocalDateTime clock(PostedAt written) {
    // TODO: tell it in the author's zone
    return written.createdAt().toLocalDateTime();
}

void main() {
    data("blog");
    try (var session = session()) {
        List<PostedAt> posts = session.selectList("theirClock.findAll");
        show(posts.stream().map(post -> new OnClock(post.id(), clock(post))).toList());
    }
}

// You showed

import static howdah.Bootstrap.*;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/// When somebody wrote a post, and in which zone.
record PostedAt(int id, OffsetDateTime createdAt, String timeZone) {
}

/// A post, and what the author's clock showed.
record OnClock(int id, LocalDateTime at) {
}

/// What the author's clock showed.
LocalDateTime clock(PostedAt written) {
    return written.createdAt().atZoneSimilarLocal(ZoneId.of(written.timeZone())).toLocalDateTime();
}

void main() {
    data("blog");
    try (var session = session()) {
        List<PostedAt> posts = session.selectList("theirClock.findAll");
        show(posts.stream().map(post -> new OnClock(post.id(), clock(post))).toList());
    }
}

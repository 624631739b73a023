// You showed 21 rows instead of 20

import static howdah.Bootstrap.*;

void main() {
    data("blog");
    try (var session = session()) {
        show(session.selectList("withAuthors.findPosts"));
    }
}

// call it "author"

import static howdah.Bootstrap.*;

void main() {
    data("blog");
    try (var session = session()) {
        // One round trip to the server, however many posts there are: the join in withAuthors.xml brings the names along.
        show(session.selectList("withAuthors.findPosts"));
    }
}

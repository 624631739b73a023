// no posts at all

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("blog");
    var session = session();
    Integer lowest = null;
    try (var statement = session.getConnection().createStatement();
         var found = statement.executeQuery("SELECT rating FROM posts")) {
        while (found.next()) {
            var rating = found.getObject("rating", Integer.class);
            if (rating != null && (lowest == null || rating < lowest)) {
                lowest = rating;
            }
        }
    }
    show(lowest == null ? 0 : lowest);
    session.close();
}

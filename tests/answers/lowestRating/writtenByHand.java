// no posts at all

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("blog");
    var session = session();
    Integer lowest = null;
    try (var statement = session.getConnection().createStatement();
         var found = statement.executeQuery("SELECT rating FROM posts")) {
        while (found.next()) {
            // An Integer can be null, as the column can be NULL; an int cannot.
            var rating = found.getObject("rating", Integer.class);
            if (rating != null && (lowest == null || rating < lowest)) {
                lowest = rating;
            }
        }
    }
    show(1);
    session.close();
}

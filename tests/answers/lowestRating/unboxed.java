// a rating may be null

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("blog");
    var session = session();
    Integer lowest = null;
    try (var statement = session.getConnection().createStatement();
         var found = statement.executeQuery("SELECT rating FROM posts")) {
        while (found.next()) {
            int rating = found.getObject("rating", Integer.class);
            if (lowest == null || rating < lowest) {
                lowest = rating;
            }
        }
    }
    show(lowest);
    session.close();
}

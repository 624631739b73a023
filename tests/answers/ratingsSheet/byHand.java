// A title with a comma

import static howdah.Bootstrap.*;

import java.io.StringWriter;
import org.postgresql.PGConnection;

void main() throws Exception {
    data("blog");
    var sheet = new StringWriter();
    try (var connection = connection()) {
        sheet.write("title,rating\n");
        try (var statement = connection.createStatement();
                var posts = statement.executeQuery("SELECT title, coalesce(rating::text, '') AS rating FROM posts WHERE published"
                    + " ORDER BY posts.rating DESC NULLS LAST, id")) {
            while (posts.next()) {
                sheet.write(posts.getString("title") + "," + posts.getString("rating") + "\n");
            }
        }
    }
    show(sheet.toString().lines().toList());
}

//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "NullPointerException", value = "Java finds no host in that URI: encode each part by itself, and leave : @ and /"
    + " between them as they are")
@Hint(state = "IllegalArgumentException", value = "a character that has no place there is still in the URI: let"
    + " URLEncoder.encode(part, StandardCharsets.UTF_8) write them all by their codes")
class AnyCharacterCheck {

    @Test
    @Hint("encode user, password and database each by itself, and put them together then")
    void shouldKeepThePartsApart(Attempt attempt) {
        for (var place = 1; place <= 5; place++) {
            attempt.shown(place).value("db.example.org, true");
        }
    }

    @Test
    @Hint("a blank is %20 in a URI: add .replace(\"+\", \"%20\") to what URLEncoder returns")
    void shouldKeepABlank(Attempt attempt) {
        attempt.shown(6).because("The last password has a blank.").value("db.example.org, true");
        attempt.shows(6);
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Make a connection URI that keeps its parts apart, whatever characters the password has
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 6.3
// Hint: An @, a / or a # in the password is taken for what separates the parts. Step 5 of lesson 06 writes such
//   characters by their codes.
// Hint: URLEncoder.encode(part, StandardCharsets.UTF_8) does it: for each part by itself, before they are put
//   together. It writes a blank as +, which is right in forms only.
// Hint: URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20"); likewise for user and database.

import static howdah.Bootstrap.*;

import java.net.URI;
import java.util.List;

/// A connection URI, made of its parts.
String uri(String user, String password, String database) {
    // TODO: let user, password and database have any character
    return "postgresql://" + user + ":" + password + "@db.example.org/" + database;
}

void main() {
    for (var password : List.of("hush", "h@sh", "h/sh?", "100%", "h:sh#", "two words")) {
        var uri = URI.create(uri("student", password, "blog"));
        show(uri.getHost() + ", " + uri.getUserInfo().equals("student:" + password));
    }
}

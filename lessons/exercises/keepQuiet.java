///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let a login tell its user and its database, as "USER at DATABASE", but never its password
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 6.2
// Hint: Run it, and see what it shows, the (made-up) password included. What turns a record into text where a text is put together by +?
// Hint: A record's toString names all its components. One of your own, written in the record's body, takes its place.
// Hint: @Override public String toString() { return user + " at " + database; }

import static howdah.Bootstrap.*;

/// Where to log in, and as whom.
record Login(String host, String database, String user, String password) {
    // TODO: let a login tell its user and its database, as "USER at DATABASE", and nothing else
}

void main() {
    var login = new Login("db.example.org", database(), user(), "hush");
    show("Connecting as " + login);
    show(login.password().length());
}

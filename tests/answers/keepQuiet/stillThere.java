// it should be "Connecting as

import static howdah.Bootstrap.*;

/// Where to log in, and as whom.
record Login(String host, String database, String user, String password) {
    @Override
    public String toString() {
        return user + " at " + database + " (" + password + ")";
    }
}

void main() {
    var login = new Login("db.example.org", database(), user(), "hush");
    show("Connecting as " + login);
    show(login.password().length());
}

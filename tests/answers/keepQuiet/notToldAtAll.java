// 1 value

import static howdah.Bootstrap.*;

/// Where to log in, and as whom.
record Login(String host, String database, String user, String password) {
}

void main() {
    var login = new Login("db.example.org", database(), user(), "hush");
    show(login.password().length());
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A lesson for tests: its own server is stopped, and started while it is waited for
//SOURCES ../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

void main() throws Exception {

    step("Own", "A server that nobody else uses.");
    var server = ownServer();
    show(server.isRunning());
    show(session().selectList("test.whoAmI"));
    session().close();

    step("Stop", "It is stopped, and comes back while it is waited for.");
    server.stop();
    background("start", () -> {
        Thread.sleep(500);
        server.start();
    });
    var connection = connection();
    show(connection.isValid(1));

    step("Kill", "Its connections are ended.");
    show(ownServer().terminateConnections());
    show(connection.isValid(1));
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Need more than a server may have
//SOURCES ../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

void main() {

    step("There", "What any server has.");
    if (has(postgresql(14), setting("server_encoding", "UTF8"), setting("max_connections", 10), attribute("CREATEDB"))) {
        show("there");
    }

    step("Newer", "A version that does not exist yet.");
    if (has(postgresql(14), postgresql(99))) {
        show("newer");
    }

    step("Set", "Settings that nobody has.");
    if (has(setting("wal_level", "minimal"))) {
        show("minimal");
    }
    if (has(setting("max_prepared_transactions", 1000))) {
        show("many");
    }
    if (has(setting("howdah.nothing", "on"))) {
        show("on");
    }

    step("Extended", "An extension that everybody may create, and others.");
    if (has(extension("hstore"))) {
        show("hstore");
    }
    if (has(extension("pageinspect"))) {
        show("pageinspect");
    }
    if (has(extension("nowhere"))) {
        show("nowhere");
    }

    step("Allowed", "What the role may do.");
    if (has(attribute("SUPERUSER"))) {
        show("superuser");
    }

    step("Own", "A server of its own.");
    if (has(serverOfOurOwn())) {
        show("own");
    }

    step("Containers", "An engine for them.");
    if (has(containers())) {
        show("engine");
    }
}

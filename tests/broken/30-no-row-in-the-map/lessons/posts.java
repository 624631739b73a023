///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Read posts
//SOURCES ../../../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

void main() {

    step("Read", """
        A step is a title, some words on what it shows, and the code that shows it: here it takes a number, and another,
        and shows what they make together.
        """);
    var session = session();
    show(session.selectList("posts.findAll"));
    session.close();
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show numbers
//SOURCES ../../../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

void main() {

    step("Add", """
        A step is a title, some words on what it shows, and the code that shows it: here it takes a number, and another,
        and shows what they make together.
        """);
    var one = 1;
    var two = 2;
    show(one + two);
}

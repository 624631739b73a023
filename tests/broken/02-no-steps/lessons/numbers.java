///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show numbers
//SOURCES ../../../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

void main() {
    show(1 + 2);
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show 1 and 2 added
//SOURCES ../../../../../scripts/howdah/Bootstrap.java

// Exercise 1.1
// Hint: numbers are added by +
// Hint: look at what the step of the lesson
//   shows in its last line
// Hint: write show(1 + 2);

import static howdah.Bootstrap.*;

void main() {
    // TODO: show it
}

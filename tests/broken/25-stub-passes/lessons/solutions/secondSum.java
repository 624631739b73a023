///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show 2 and 3 added
//SOURCES ../../../../../scripts/howdah/Bootstrap.java

// Exercise 1.2
// Hint: numbers are added by +
// Hint: look at what the step of the lesson
//   shows in its last line
// Hint: write show(2 + 3);

import static howdah.Bootstrap.*;

void main() {
    show(2 + 3);   // as in the lesson
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Show 3 and 4 added
//SOURCES ../../../../../scripts/howdah/Bootstrap.java

// Exercise 1.3
// Hint: numbers are added by +
// Hint: look at what the step of the lesson
//   shows in its last line
// Hint: write show(3 + 4);

import static howdah.Bootstrap.*;

void main() {
    show(3 + 4);   // as in the lesson
}

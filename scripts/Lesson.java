///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Leads through the course
//SOURCES howdah/runner/Runner.java

package howdah;

import howdah.runner.Runner;

/// `jbang lesson`. It has a package because a class without one counts as a learner's, wherever an error is told.
class Lesson {

    public static void main(String... arguments) {
        System.exit(Runner.run(arguments));
    }
}

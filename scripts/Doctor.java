///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Tells what is there, what is missing, and what mends it
//SOURCES howdah/runner/Runner.java

package howdah;

import howdah.runner.Runner;
import java.util.stream.Stream;

/// `jbang doctor`, which is `jbang lesson doctor`.
class Doctor {

    public static void main(String... arguments) {
        System.exit(Runner.run(Stream.concat(Stream.of("doctor"), Stream.of(arguments)).toArray(String[]::new)));
    }
}

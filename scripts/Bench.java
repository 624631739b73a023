///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Measures Howdah against what a user would take instead
//JAVA 25+
//SOURCES howdah/bench/Benchmarks.java

package howdah;

import howdah.bench.Benchmarks;

/// `jbang bench`.
class Bench {

    public static void main(String... arguments) {
        System.exit(Benchmarks.run(arguments));
    }
}

///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION The Jupyter kernel for Java and PostgreSQL
//MAIN howdah.Kernel
//SOURCES howdah/kernel/KernelCommands.java

package howdah;

import howdah.kernel.KernelCommands;

/// `jbang kernel`: installs and runs the Jupyter kernel.
class Kernel {

    public static void main(String... arguments) {
        KernelCommands.main(arguments);
    }
}

package howdah.kernel;

import howdah.jupyter.Jupyter;
import howdah.jupyter.KernelFiles;
import howdah.kernel.java.JavaCells;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the kernel's JVM is started. C2 stays on, so that a learner's long loops run as fast as Java does. The AOT cache is mapped
/// where it was made for, if that place is free: at a random one, each of its pointers has to be changed first. Memory is first
/// collected when the first cell is done; how much is taken between two collections is bound, so that a cell that fills the heap
/// is known in time.
final class KernelJvm {

    /// What a front end puts the path of the connection file in place of.
    static final String CONNECTION_FILE = "{connection_file}";

    private static final List<String> OPTIONS = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0",
        "-XX:+UseSerialGC", "-Xms96m", "-Xmx576m", "-Xmn64m",
        "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private KernelJvm() {
    }

    /// @param cache options that name an AOT cache; the others must be the same when it is made and when it is used
    static List<String> command(KernelFiles files, List<String> cache) {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(cache);
        command.addAll(OPTIONS);
        command.addAll(JavaCells.JVM_OPTIONS);
        command.addAll(course());
        command.addAll(List.of("-classpath", files.classPath(), Kernel.class.getName(), CONNECTION_FILE));
        return command;
    }

    /// Stock JJava as its own launcher starts it, but with this Java. Of the two providers for SLF4J, its own and Howdah's, no cell
    /// has to tell.
    ///
    /// @param jjava its jar
    static List<String> jjava(Path jjava) {
        var command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED", "-Dslf4j.internal.verbosity=ERROR"));
        command.addAll(JavaCells.JVM_OPTIONS);
        command.addAll(course());
        command.addAll(List.of("-jar", jjava.toString(), CONNECTION_FILE));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> course() {
        return Jupyter.repository().map(clone -> List.of("-D" + NotebookPlace.COURSE + "=" + clone)).orElse(List.of());
    }
}

package howdah.kernel;

import howdah.jupyter.Jupyter;
import howdah.jupyter.KernelFiles;
import howdah.kernel.java.JavaCells;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    /// Options that make an AOT cache, in a JVM whose C1 alone compiles, for it takes no profiles. What it compiles here a kernel
    /// compiles as soon as it meets the class, before it is known to be needed: so it is only what is called 25 times as often
    /// as would do elsewhere.
    static List<String> making(Path cache) {
        return Stream.concat(Stream.of("-XX:AOTCacheOutput=" + cache, "-XX:TieredStopAtLevel=1", "-Xlog:disable"),
            calls(25).stream()).toList();
    }

    /// Options that use an AOT cache. Since what is called most is compiled early, the rest may wait a little longer: C1 takes
    /// the second processor from the first cell.
    static List<String> using(Path cache) {
        return Stream.concat(Stream.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"), calls(2).stream()).toList();
    }

    /// How often what C1 compiles must have been called.
    ///
    /// @param times as often as by default
    private static List<String> calls(int times) {
        return List.of("-XX:Tier3InvocationThreshold=" + 200 * times, "-XX:Tier3MinInvocationThreshold=" + 100 * times,
            "-XX:Tier3CompileThreshold=" + 2000 * times);
    }

    /// @param cache of [#making] or [#using]; the other options must be the same when it is made and when it is used
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

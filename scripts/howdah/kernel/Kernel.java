//SOURCES Assistance.java CellClassPath.java CellInterpreter.java CellOutput.java Failures.java Functions.java LessonNotebook.java
//SOURCES NotebookLoader.java NotebookPlace.java NotebookStage.java ProgressDisplay.java RunningNotebook.java StringLiteral.java
//SOURCES cell/Renderer.java java/JavaCells.java magic/Magics.java wire/Wire.java ../Bootstrap.java ../course/Course.java

package howdah.kernel;

import howdah.database.Database;
import howdah.kernel.wire.Info;
import howdah.kernel.wire.Wire;
import howdah.show.Failure;
import howdah.show.Show;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The teaching kernel: Java, SQL and mapper cells in Jupyter.
public final class Kernel {

    private static final Info INFO = new Info("howdah", "1.0",
        "Howdah: Java " + Runtime.version().feature() + " and PostgreSQL. %lsmagic lists what else a cell understands.",
        List.of(new Info.Link("PostgreSQL", "https://www.postgresql.org/docs/current/"),
            new Info.Link("Java", "https://docs.oracle.com/en/java/javase/25/docs/api/"),
            new Info.Link("MyBatis", "https://mybatis.org/mybatis-3/")));

    /// A cell that does not end still uses it; and a front end waits no longer.
    private static final Duration LEAVING_SERVER = Duration.ofSeconds(1);

    private Kernel() {
    }

    /// What a kernelspec starts.
    ///
    /// @param arguments the path of the connection file
    public static void main(String... arguments) {
        var exitCode = run(Path.of(arguments[0]));
        Database.leaveServer(LEAVING_SERVER);
        System.exit(exitCode);
    }

    /// Serves a front end until it asks the kernel to end.
    ///
    /// @param connectionFile which Jupyter has written
    /// @return the exit code: 2 if that file cannot be used, or a port is taken
    public static int run(Path connectionFile) {
        var interpreter = new CompletableFuture<CellInterpreter>();
        Thread.ofPlatform().daemon().name("warm up").start(() -> make(interpreter));
        try {
            Wire.serve(connectionFile, interpreter, INFO);
            return 0;
        } catch (Failure failure) {
            System.err.println(Show.forTerminal().error(failure));
            return failure.exitCode();
        }
    }

    private static void make(CompletableFuture<CellInterpreter> interpreter) {
        try {
            interpreter.complete(new CellInterpreter());
        } catch (Throwable failure) {
            interpreter.completeExceptionally(failure);
        }
    }
}

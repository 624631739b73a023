package howdah.jvm;

import howdah.show.Show;
import java.util.List;

/// What a disposable JVM does with a program. Its class has a constructor without parameters.
public interface Task {

    /// Does ahead what does not need the program: loads classes, opens the database.
    ///
    /// @param name what the database is named after
    /// @return the names of the databases that it has opened
    List<String> prepare(String name, Wire wire, Show show);

    /// Runs the program in the thread that calls; what it throws comes out.
    void run(ProgramLoader loader) throws Throwable;

    /// Gives back what was opened; called once, perhaps while the program still runs.
    void close();
}

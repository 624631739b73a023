package howdah.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Exercises for tests.
final class Stubs {

    private Stubs() {
    }

    /// An exercise's stub.
    ///
    /// @param place such as `1.2`
    static Path write(Path lessons, String name, String place) throws IOException {
        var stub = lessons.resolve("exercises").resolve(name + ".java");
        Files.createDirectories(stub.getParent());
        return Files.writeString(stub, """
            ///usr/bin/env jbang "$0" "$@" ; exit $?
            //DESCRIPTION Show the number 1
            //SOURCES ../../scripts/howdah/Bootstrap.java

            // Exercise %s
            // Hint: a nudge
            // Hint: more, which
            //   goes on in a further line
            // Hint: nearly the answer

            import static howdah.Bootstrap.*;

            void main() {
                // TODO: show it
                var number = 1;
            }
            """.formatted(place));
    }
}

package howdah.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lessons for tests, with the head that each has.
final class Lessons {

    static final String HEAD = """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //DESCRIPTION For tests
        //SOURCES ../scripts/howdah/Bootstrap.java

        import static howdah.Bootstrap.*;
        """;

    private Lessons() {
    }

    /// A lesson whose first line below the head is line 6.
    static Path write(Path folder, String body) throws IOException {
        return Files.writeString(folder.resolve("lesson07.java"), HEAD + body);
    }
}

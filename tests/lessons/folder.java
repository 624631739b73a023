///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A lesson for tests: files of its own
//SOURCES ../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

import java.nio.file.Files;

void main() throws Exception {

    step("Write", "Two folders, the one with a file and a folder in it.");
    var first = folder();
    var second = folder();
    Files.writeString(Files.createDirectory(first.resolve("inner")).resolve("notes.txt"), "a note");
    show(first);
    show(second);

    step("Leave", "The error comes while both are there.");
    throw new IllegalStateException("left");
}

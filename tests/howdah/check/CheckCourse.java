package howdah.check;

import howdah.Repository;
import howdah.course.Course;
import howdah.jvm.DisposableJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A course with exercises made for a test, on the repository's own mappers.
final class CheckCourse {

    private static final String HEAD = """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //DESCRIPTION Show all there is.
        //SOURCES ../../scripts/howdah/Bootstrap.java

        // Exercise 1.1
        // Hint: one
        // Hint: two
        // Hint: three

        import static howdah.Bootstrap.*;
        import java.util.*;

        """;
    /// The line of the first statement of `main`.
    static final int FIRST_LINE = HEAD.split("\n", -1).length + 1;

    private static final String SHOP = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
        <mapper namespace="shop">
          <update id="createTables">CREATE TABLE fruits (name text, price numeric)</update>
          <update id="fill">INSERT INTO fruits VALUES ('apple', 1.50), ('pear', 2)</update>
          <select id="findAll" resultType="row">SELECT name, price FROM fruits ORDER BY name</select>
        </mapper>
        """;

    private final Path root;
    private int answers;

    CheckCourse(Path root) {
        this.root = root;
        try {
            for (var folder : new String[] {"mappers", "lessons/exercises", "lessons/solutions", "lessons/checks"}) {
                Files.createDirectories(root.resolve(folder));
            }
            var configuration = Files.readString(Repository.root().resolve("mybatis-config.xml"));
            Files.writeString(root.resolve("mybatis-config.xml"),
                configuration.replace("<mappers>", "<mappers><mapper resource=\"mappers/shop.xml\"/>"));
            Files.writeString(root.resolve("mappers/shop.xml"), SHOP);
            try (var mappers = Files.list(Repository.root().resolve("mappers"))) {
                for (var mapper : mappers.toList()) {
                    Files.copy(mapper, root.resolve("mappers").resolve(mapper.getFileName()));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Checker checker() {
        return checker(Map.of());
    }

    /// @param environment added to this process's own
    Checker checker(Map<String, String> environment) {
        return new Checker(root, new DisposableJvm.Screen(100, false), environment);
    }

    /// An exercise whose stub shows nothing but 0, with a check of these annotations and these members.
    Course.Exercise exercise(String name, String annotations, String members) {
        var check = name.substring(0, 1).toUpperCase() + name.substring(1) + "Check";
        write(root.resolve("lessons/exercises/" + name + ".java"), HEAD + main("// TODO show more\nshow(0);"));
        write(root.resolve("lessons/checks/" + check + ".java"), """
            import howdah.check.*;
            import org.junit.jupiter.api.*;

            %s
            class %s {
            %s
            }
            """.formatted(annotations, check, members.indent(4)));
        return Course.exercise(root.resolve("lessons"), name);
    }

    /// Gives the exercise a solution with that `main`.
    void solution(Course.Exercise exercise, String statements) {
        write(exercise.solution(), HEAD + main(statements));
    }

    /// A program with that `main`, as the learner's copy of an exercise.
    Path answer(Course.Exercise exercise, String statements) {
        return program(exercise, HEAD + main(statements));
    }

    Path program(Course.Exercise exercise, String text) {
        return write(root.resolve("practice/" + ++answers + "/" + exercise.name() + ".java"), text);
    }

    private static String main(String statements) {
        return "void main() throws Exception {\n" + statements.indent(4) + "}\n";
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

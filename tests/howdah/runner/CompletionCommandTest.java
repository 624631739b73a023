package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The completion script, in each shell that this machine has.
class CompletionCommandTest {

    @TempDir
    private Path scratch;

    static Stream<List<String>> shells() {
        return Stream.of(List.of("bash", "--norc", "-i"), List.of("zsh", "-f", "-i"))
            .filter(shell -> Files.isExecutable(Path.of("/usr/bin", shell.getFirst())) || Files.isExecutable(Path.of("/bin",
                shell.getFirst())));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void shouldCompleteCommandsOptionsAndNames(List<String> shell) throws IOException, InterruptedException {
        var script = Files.writeString(scratch.resolve("script"), MiniCourse.in(scratch).run("completion", shell.getFirst())
            .out());
        var command = Repository.command(shell.toArray(String[]::new)).in(MiniCourse.in(scratch).folder()).with("PS1", "> ");

        try (var terminal = PseudoTerminal.start(command, scratch, 80)) {
            terminal.type("source " + script + "; echo rea''dy\r").await("ready\r");
            terminal.type("jbang lesson solu\t").await("tion").type("fir\t").await("stRow").type("--giv\t").await("e-up")
                .type("\u0015");
            terminal.type("./jbang lesson hint sec\t").await("ondRow").type("\u0015");
            terminal.type("./jbang lesson run less\t").await("on0").type("\t\t").await("lesson01").await("lesson02")
                .type("\u0015");
            terminal.type("exit 0\r");

            assertThat(terminal.exitCode()).isZero();
        }
    }

    @Test
    void shouldNameTheShellsItKnows() {
        var run = MiniCourse.in(scratch).run("completion", "powershell");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no completion for \"powershell\".", "bash, zsh");
    }
}

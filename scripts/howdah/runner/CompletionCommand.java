package howdah.runner;

import howdah.show.Failure;
import howdah.show.Nearest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang lesson completion`: what makes a shell complete commands, options, and the names of lessons and exercises.
///
/// The script is picocli's own, which zsh takes as bash does; around it, `jbang` is completed only where its first word is
/// `lesson`, and lessons and exercises are looked up in the course at hand.
@Command(name = "completion", description = "Prints a script that makes your shell complete `jbang lesson …`.",
    footer = {"", "Example: source <(jbang lesson completion bash)"})
final class CompletionCommand implements Callable<Integer> {

    private static final List<String> SHELLS = List.of("bash", "zsh");

    private static final String FUNCTIONS = """

        # The course's lessons and exercises, by number and by name.
        _howdah_lessons() {
          local file name
          for file in "$1"/lessons/lesson*.java; do
            name=${file##*/} name=${name%%.java}
            echo "$name" "$((10#${name#lesson}))"
          done
        }

        _howdah_exercises() {
          local file
          for file in "$1"/lessons/exercises/*.java; do
            file=${file##*/}
            echo "${file%%.java}"
          done
          sed -n 's/^\\/\\/ Exercise \\([0-9.]*\\).*/\\1/p' "$1"/lessons/exercises/*.java
        }

        _howdah_names() {
          local root=$PWD
          while [ ! -f "$root/jbang-catalog.json" ] && [ -n "$root" ]; do root=${root%%/*}; done
          case $1 in
            %s) _howdah_lessons "$root" ;;
            %s) _howdah_exercises "$root" ;;
          esac
        } 2> /dev/null

        _howdah_jbang() {
          [ "${COMP_WORDS[1]}" = lesson ] || return 0
          COMP_WORDS=(lesson "${COMP_WORDS[@]:2}")
          COMP_CWORD=$((COMP_CWORD - 1))
          _complete_lesson
          if [ "$COMP_CWORD" -gt 1 ]; then
            COMPREPLY+=($(compgen -W "$(_howdah_names "${COMP_WORDS[1]}")" -- "${COMP_WORDS[COMP_CWORD]}"))
          fi
        }

        complete -F _howdah_jbang -o default jbang ./jbang
        """;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private String shell;

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            throw Failure.usage("There is no completion for \"%s\".".formatted(shell)).next(Nearest.advice(shell, SHELLS));
        }
        var line = Runner.commandLine();
        System.out.print(AutoComplete.bash("lesson", line));
        System.out.print(FUNCTIONS.formatted(takers(line, "LESSON"), takers(line, "EXERCISE")));
        return 0;
    }

    /// The commands with such a parameter, as a pattern of `case`.
    private static String takers(CommandLine line, String label) {
        return line.getSubcommands().entrySet().stream()
            .filter(command -> command.getValue().getCommandSpec().positionalParameters().stream()
                .anyMatch(parameter -> parameter.paramLabel().equals(label)))
            .map(command -> command.getKey()).collect(Collectors.joining(" | "));
    }
}

package howdah.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// As `jupyter_core.paths` has it.
class DataFoldersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Linux    | HOME=/h                              | /h/.local/share/jupyter",
        "Linux    | HOME=/h XDG_DATA_HOME=/x             | /x/jupyter",
        "Linux    | HOME=/h XDG_DATA_HOME=/x JUPYTER_DATA_DIR=/d | /d",
        "Linux    | HOME=/h APPDATA=/a                   | /h/.local/share/jupyter",
        "Mac OS X | HOME=/h XDG_DATA_HOME=/x             | /h/Library/Jupyter",
        "Mac OS X | HOME=/h JUPYTER_PLATFORM_DIRS=1      | /h/Library/Application Support/Jupyter",
        "Mac OS X | HOME=/h JUPYTER_PLATFORM_DIRS=0      | /h/Library/Jupyter",
        "Windows 11 | USERPROFILE=/u APPDATA=/a          | /a/jupyter",
        "Windows 11 | USERPROFILE=/u                     | /u/.jupyter/data",
        "Windows 11 | USERPROFILE=/u JUPYTER_CONFIG_DIR=/c | /c/data"})
    void shouldFindTheUsersOwn(String system, String variables, String folder) {
        assertThat(new DataFolders(environment(variables), system).user()).isEqualTo(Path.of(folder));
    }

    @Test
    void shouldLookInEveryFolderOnceInOrder() {
        var folders = new DataFolders(environment("HOME=/h JUPYTER_PATH=/one" + File.pathSeparator + "/two PYTHONUSERBASE=/base"),
            "Linux");

        assertThat(folders.all()).containsExactly(Path.of("/one"), Path.of("/two"), Path.of("/h/.local/share/jupyter"),
            Path.of("/base/share/jupyter"), Path.of("/usr/local/share/jupyter"), Path.of("/usr/share/jupyter"));
    }

    private static Map<String, String> environment(String variables) {
        return Arrays.stream(variables.split(" ")).map(variable -> variable.split("=", 2))
            .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
    }
}

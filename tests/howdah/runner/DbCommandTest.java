package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jbang lesson db`; what it starts and stops is tested with the servers themselves.
class DbCommandTest {

    @TempDir
    private Path scratch;

    @Test
    void shouldTellOfTheServer() {
        var status = MiniCourse.in(scratch).lesson("db", "status").with("HOWDAH_DATABASE", "embedded").run();

        assertThat(status.exitCode()).as(status.err()).isZero();
        assertThat(status.out()).startsWith("PostgreSQL 18").contains("embedded: ", " MB on disk");
    }

    @Test
    void shouldTellAnAddressWithoutItsPassword() {
        var course = MiniCourse.in(scratch);

        var url = course.lesson("db", "url", "1").with("PGHOST", "localhost").with("PGPORT", "1").with("PGPASSWORD", "secret")
            .with("HOWDAH_WAIT", "0").run();

        assertThat(url.exitCode()).isEqualTo(3);
        assertThat(url.out() + url.err()).contains("localhost").doesNotContain("secret", "\tat ");
    }

    @Test
    void shouldNeedToBeToldWhatToDo() {
        var nothing = MiniCourse.in(scratch).run("db");
        var typo = MiniCourse.in(scratch).run("db", "stat");

        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("Missing required subcommand.", "`jbang lesson db --help`");
        assertThat(typo.err()).contains("There is no command \"stat\".", "did you mean");
    }
}

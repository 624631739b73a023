package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgres://", "postgresql://", "jdbc:postgresql://", "postgresql+psycopg2://"})
    void shouldTakeAUrlApart(String scheme) {
        var url = DatabaseUrl.parse(scheme
            + "student:s%40same@db.example:6000/le%C3%A4rn?sslmode=require&application_name=class");

        assertThat(url.settings()).isEqualTo(Map.of("PGUSER", "student", "PGPASSWORD", "s@same", "PGHOST", "db.example",
            "PGPORT", "6000", "PGDATABASE", "leärn", "PGSSLMODE", "require", "PGAPPNAME", "class"));
        assertThat(url.options()).isEmpty();
        assertThat(url.toString()).doesNotContain("s@same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://", "postgresql:///", "jdbc:postgresql://localhost/", "postgres://localhost:?"})
    void shouldLeaveOutWhatIsNotThereExceptHostAndPort(String url) {
        assertThat(DatabaseUrl.parse(url).settings()).isEqualTo(Map.of("PGHOST", "localhost", "PGPORT", "5432"));
    }

    @Test
    void shouldReadTheDriversWayToNameTheRole() {
        var url = DatabaseUrl.parse("jdbc:postgresql://h/d?user=student&password=a+b%2Bc&connectTimeout=3&tcpKeepAlive=true");

        assertThat(url.settings()).containsEntry("PGUSER", "student").containsEntry("PGPASSWORD", "a b+c")
            .containsEntry("PGCONNECT_TIMEOUT", "3");
        assertThat(url.options()).isEqualTo(Map.of("tcpKeepAlive", "true"));
    }

    @Test
    void shouldReadIpv6() {
        assertThat(DatabaseUrl.parse("postgres://student@[::1]:6000/d").settings())
            .containsEntry("PGHOST", "::1").containsEntry("PGPORT", "6000");
    }

    @Test
    void shouldForgiveAnAtSignInThePassword() {
        assertThat(DatabaseUrl.parse("postgres://student:p@ss:w@h/d").settings())
            .containsEntry("PGUSER", "student").containsEntry("PGPASSWORD", "p@ss:w").containsEntry("PGHOST", "h");
    }

    @Test
    void shouldKeepAPlusOutsideJdbc() {
        assertThat(DatabaseUrl.parse("postgres://student:a+b@h/d").settings()).containsEntry("PGPASSWORD", "a+b");
    }

    @Test
    void shouldUseTheDriversNames() {
        assertThat(DatabaseUrl.parse("postgres://h/d?channel_binding=require&gssencmode=disable").options())
            .isEqualTo(Map.of("channelBinding", "require", "gssEncMode", "disable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "learn", "postgres:learn", "postgres//h", "postgres://h:port/d", "postgres://a:b/c@h/d",
        "postgres://h/d/e", "postgres://[::1/d", "postgres://h/d?sesa-me", "postgres://h/%", "postgres://h/%xy"})
    void shouldRefuseWhatIsNoUrl(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(url));
    }
}

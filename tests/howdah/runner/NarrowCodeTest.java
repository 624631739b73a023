package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class NarrowCodeTest {

    @Test
    void shouldContinueALineFurtherIn() {
        var code = """
            try (var a = session("a")) {
                show(a.getConnection().getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED);
                a.getConnection().setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            }""";

        assertThat(NarrowCode.fit(code, 80)).isEqualTo("""
            try (var a = session("a")) {
                show(a.getConnection().getTransactionIsolation() ==
                        Connection.TRANSACTION_READ_COMMITTED);
                a.getConnection()
                        .setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            }""");
        assertThat(NarrowCode.fit(code, 100)).isEqualTo(code);
    }

    @Test
    void shouldBreakNoText() {
        assertThat(NarrowCode.fit("show(\"the votes that are \\\"left\\\" \" + left, \"and some more words\");", 40))
            .isEqualTo("show(\"the votes that are \\\"left\\\" \" +\n        left, \"and some more words\");");
        assertThat(NarrowCode.fit("show(\"a text that is as long as the line is wide\");", 30))
            .isEqualTo("show(\"a text that is as long as the line is wide\");");
    }

    @Property
    void shouldLoseNothingButBlanks(@ForAll @Chars({'"', '\\', '.', ' ', '\n', '('}) @CharRange(from = 'a', to = 'c') String code) {
        assertThat(NarrowCode.fit(code, 30).replaceAll("\\s", "")).isEqualTo(code.replaceAll("\\s", ""));
    }
}

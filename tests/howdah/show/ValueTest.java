package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PGobject;

class ValueTest {

    @Test
    void shouldWriteNumbersInFull() {
        assertThat(Value.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Value.text(new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(Value.text(1.5)).isEqualTo("1.5");
    }

    @Test
    void shouldWriteBytesAsPostgresDoes() {
        assertThat(Value.text(new byte[] {0, (byte) 0xff})).isEqualTo("\\x00ff");
    }

    @Test
    void shouldWriteMomentsAsPostgresDoes() {
        assertThat(Value.text(Timestamp.valueOf("2026-01-31 23:59:00"))).isEqualTo("2026-01-31 23:59:00");
        assertThat(Value.text(Timestamp.valueOf("2026-01-31 23:59:00.25"))).isEqualTo("2026-01-31 23:59:00.25");
        assertThat(Value.text(LocalDateTime.parse("2026-01-31T23:59:01"))).isEqualTo("2026-01-31 23:59:01");
        assertThat(Value.text(LocalDate.parse("2026-01-31"))).isEqualTo("2026-01-31");
    }

    @Test
    void shouldWriteNestedValues() {
        assertThat(Value.text(Arrays.asList(1, null, "a", new int[] {2, 3}))).isEqualTo("[1, NULL, a, [2, 3]]");
        assertThat(Value.text(Map.of("tags", List.of("x", "y")))).isEqualTo("{tags=[x, y]}");
        assertThat(Value.text(Optional.of(5))).isEqualTo("5");
    }

    @Test
    void shouldEndWhereAListHoldsItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThat(Value.text(list)).isEqualTo("[[[[[[[[...]]]]]]]]");
    }

    @Test
    void shouldLeaveOtherValuesToThemselves() throws Exception {
        var uuid = UUID.randomUUID();
        var json = new PGobject();
        json.setType("jsonb");
        json.setValue("{\"a\": 1}");
        assertThat(Value.text(uuid)).isEqualTo(uuid.toString());
        assertThat(Value.text(json)).isEqualTo("{\"a\": 1}");
        assertThat(Value.text(new PGobject())).isEqualTo("NULL");
    }

    @Property
    void shouldLeaveEveryOtherStringAsItIs(@ForAll String text) {
        assertThat(Value.text(text)).isEqualTo(text.equals("NULL") ? "\"NULL\"" : text);
    }
}

package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A kernel that lives long, and one that is told nonsense.
class KernelSoakTest {

    private static final int CELLS = 5_000;
    private static final int WINDOW = 1_000;
    private static final long MEBIBYTE = 1 << 20;

    @Test
    @Tag("soak")
    void shouldNotGrowOrSlowDown() {
        try (var client = Client.of(Kernels.HOWDAH)) {
            var milliseconds = new ArrayList<Double>();
            var used = new ArrayList<Long>();
            for (var i = 0; i < CELLS; i++) {
                var begin = System.nanoTime();
                var run = client.execute(cell(i));
                milliseconds.add((System.nanoTime() - begin) / 1e6);
                assertThat(run.isOk()).as(run.text()).isTrue();
                client.forget();
                if (i % 100 == 99) {
                    used.add(used(client));
                }
            }

            assertThat(median(milliseconds.subList(CELLS - WINDOW, CELLS))).as("median of the last cells, ms")
                .isLessThan(1.5 * median(milliseconds.subList(WINDOW, 2 * WINDOW)));
            assertThat(lowest(used, CELLS - WINDOW)).as("MiB at the end").isLessThan(lowest(used, CELLS / 2) + 8);
        }
    }

    /// The same names again and again, as in a notebook whose cells are run over and over.
    private static String cell(int i) {
        return switch (i % 5) {
            case 0 -> "int n = " + i + ";\nn + 1";
            case 1 -> "record Point(int x, int y) { }\nnew Point(" + i + ", 2)";
            case 2 -> "int twice(int a) { return 2 * a; }\nSystem.out.println(twice(" + i + "));";
            case 3 -> "%%sql\nSELECT " + i + " AS n, repeat('x', 1000) AS text";
            default -> "java.util.stream.IntStream.range(0, 1000).boxed().toList()";
        };
    }

    /// The bytes that the kernel cannot give back: heap, classes, code.
    private static long used(Client client) {
        var used = client.execute("""
            System.gc();
            var memory = java.lang.management.ManagementFactory.getMemoryMXBean();
            memory.getHeapMemoryUsage().getUsed() + memory.getNonHeapMemoryUsage().getUsed()""");
        return Long.parseLong(used.result());
    }

    /// What remains of the cells from that one on: the compiler's memory grows, and is given back now and then.
    ///
    /// @return MiB
    private static long lowest(List<Long> used, int cell) {
        return Collections.min(used.subList(cell / 100, (cell + WINDOW) / 100)) / MEBIBYTE;
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
    }

    /// The seed is told where it fails.
    @Test
    void shouldDropWhatIsNoMessage() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        try (var client = Client.of(Kernels.HOWDAH)) {
            for (var i = 0; i < 300; i++) {
                client.sendBytes(random.nextBoolean() ? "shell" : "control", nonsense(random));
            }

            assertThat(client.execute("6 * 7").result()).as("seed " + seed).isEqualTo("42");
            assertThat(client.ask("control", "kernel_info_request", Map.of()).status()).isEqualTo("ok");
        }
    }

    private static List<String> nonsense(Random random) {
        var frames = Stream.generate(() -> frame(random)).limit(random.nextInt(1, 9));
        return Stream.concat(Stream.of("<IDS|MSG>".getBytes()).filter(each -> random.nextBoolean()), frames)
            .map(Base64.getEncoder()::encodeToString).toList();
    }

    private static byte[] frame(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> "{\"msg_type\": \"execute_request\", \"msg_id\": 1}".getBytes();
            case 2 -> "{".repeat(random.nextInt(1, 5_000)).getBytes();
            default -> {
                var bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                yield bytes;
            }
        };
    }
}

package howdah.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who comes first.
class TurnTest {

    private static final int PLACES = Runtime.getRuntime().availableProcessors() + 1;

    private final List<Turn> turns = new ArrayList<>();
    private volatile boolean isOver;

    @AfterEach
    void close() {
        isOver = true;
        turns.forEach(Turn::close);
    }

    @Test
    void shouldLetTheNextOneWaitUntilAPlaceIsFree() throws Exception {
        fill();
        keepProcessorsBusy();

        var next = CompletableFuture.supplyAsync(() -> Turn.ofVerdict(() -> true));
        Thread.sleep(300);
        assertThat(next).isNotDone();
        turns.getFirst().close();

        turns.add(next.get(60, TimeUnit.SECONDS));
    }

    @Test
    void shouldNotLetOthersWaitForALongOne() {
        for (var place = 0; place < PLACES; place++) {
            turns.add(Turn.ofVerdict(() -> true));
        }

        var begun = System.nanoTime();
        turns.add(Turn.ofVerdict(() -> true));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void shouldLetTheRestWaitForVerdicts() throws Exception {
        var verdict = held();

        var rest = CompletableFuture.supplyAsync(() -> Turn.ofRest(() -> true));
        Thread.sleep(200);
        assertThat(rest).isNotDone();
        verdict.close();

        turns.add(rest.get(60, TimeUnit.SECONDS));
    }

    @Test
    void shouldNotWaitForWhatNobodyWantsAnyMore() throws Exception {
        held();

        var rest = CompletableFuture.supplyAsync(() -> Turn.ofRest(() -> false));

        turns.add(rest.get(60, TimeUnit.SECONDS));
    }

    private void keepProcessorsBusy() {
        for (var thread = 0; thread <= PLACES; thread++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (!isOver) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    private void fill() {
        for (var place = 0; place < PLACES; place++) {
            held();
        }
    }

    private Turn held() {
        var turn = Turn.ofVerdict(() -> true, Duration.ofHours(1));
        turns.add(turn);
        return turn;
    }
}

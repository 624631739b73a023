package howdah.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A class on one embedded server: each learner has `jbang lesson watch` open on his own copy of the course, and all of them save
/// the same exercise at the same moment.
final class Learners implements Kind {

    private static final List<Integer> SIZES = List.of(2, 8, 30);
    private static final double LIMIT_SECONDS = 5;
    private static final int PAUSE_MILLISECONDS = 6000;
    private static final int MOST_PAUSES = 20;
    /// What watching over a file takes of a pause, at most.
    private static final long CALM_MILLISECONDS = 200;

    @Override
    public String name() {
        return "learners";
    }

    @Override
    public void measure(Machine machine, Report report) throws Exception {
        var slowest = new TreeMap<Integer, Figures>();
        var median = new TreeMap<Integer, Figures>();
        var learners = new CopyOnWriteArrayList<Learner>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> learners.forEach(Learner::close)));
        try {
            for (var size : SIZES) {
                while (learners.size() < size) {
                    machine.progress().update("learners: %d of %d open their watch".formatted(learners.size() + 1, size));
                    learners.add(Learner.open(machine, learners.size() + 1));
                }
                var rounds = rounds(machine, learners);
                slowest.put(size, new Figures(rounds.stream().map(Figures::greatest).toList()));
                median.put(size, new Figures(rounds.stream().map(Figures::median).toList()));
            }
        } finally {
            learners.forEach(Learner::close);
        }
        var most = SIZES.getLast();
        report.add(new Growth("the slowest verdict, all saving at once", "s", "learners", slowest));
        report.add(new Growth("the median verdict, all saving at once", "s", "learners", median));
        var what = "%d learners save at once: the %s verdict";
        report.add(Row.alone(what.formatted(most, "slowest"), "s", slowest.get(most), LIMIT_SECONDS));
        report.add(Row.alone(what.formatted(most, "median"), "s", median.get(most), LIMIT_SECONDS));
    }

    /// One more than is counted: the first one makes caches.
    private static List<Figures> rounds(Machine machine, List<Learner> learners) throws IOException, InterruptedException {
        var rounds = new ArrayList<Figures>();
        for (var round = 0; round <= machine.runs(); round++) {
            machine.progress().update("%d learners save at once, time %d of %d".formatted(learners.size(), round, machine.runs()));
            awaitCalm(learners);
            var begins = new ArrayList<Long>();
            for (var learner : learners) {
                begins.add(learner.save(round));
            }
            var seconds = new ArrayList<Double>();
            for (var i = 0; i < learners.size(); i++) {
                seconds.add((learners.get(i).awaitVerdict() - begins.get(i)) / 1e9);
            }
            rounds.add(new Figures(seconds));
        }
        return rounds.subList(1, rounds.size());
    }

    /// Waits until all have warmed up for the next save, as they have while a learner thinks.
    private static void awaitCalm(List<Learner> learners) throws InterruptedException {
        var before = -1L;
        var now = cpuMilliseconds(learners);
        for (var pause = 0; pause < MOST_PAUSES && !(now - before < learners.size() * CALM_MILLISECONDS
                && learners.stream().allMatch(Learner::isReady)); pause++) {
            before = now;
            Thread.sleep(PAUSE_MILLISECONDS);
            now = cpuMilliseconds(learners);
        }
    }

    private static long cpuMilliseconds(List<Learner> learners) {
        return learners.stream().mapToLong(Learner::cpuMilliseconds).sum();
    }
}

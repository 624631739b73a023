package howdah.bench;

/// What a learner waits for: the verdict after a save, the way back to an earlier step.
final class Leading implements Kind {

    private static final double LIMIT_SECONDS = 0.5;

    @Override
    public String name() {
        return "leading";
    }

    @Override
    public void measure(Machine machine, Report report) throws Exception {
        report.add(row(machine, "save → verdict in watch", "tests/bench/SaveVerdict.java"));
        report.add(row(machine, "rewind to a step", "tests/bench/Rewind.java"));
    }

    /// The program warms up by itself, and measures several times; its first run makes caches.
    private static Row row(Machine machine, String what, String program) throws Exception {
        machine.progress().update(what + ": first run, which fills the caches");
        machine.jbang(program).and("1").run();
        machine.settle();
        var figures = machine.jbang(program).and("9").run(what).readySeconds();
        return Row.alone(what, "s", new Figures(figures), LIMIT_SECONDS);
    }
}

package howdah.bench;

/// A kind of things that are measured together.
interface Kind {

    /// What it is called on the command line.
    String name();

    /// Measures all of them, and reports them.
    void measure(Machine machine, Report report) throws Exception;
}

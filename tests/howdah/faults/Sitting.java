package howdah.faults;

/// Somebody at work, who comes to the middle of his program and there stops until he is let go on.
interface Sitting extends AutoCloseable {

    /// What became of it.
    ///
    /// @param exitCode of the command; where it goes on, that of the verdict
    record End(int exitCode, String told) {
    }

    boolean isAlive();

    /// What became of it; it is waited for.
    End end();

    /// Ctrl-C, or the stop button.
    void interrupt();

    /// What becomes of it when he tries once more.
    End again();

    @Override
    void close();
}

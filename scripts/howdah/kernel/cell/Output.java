package howdah.kernel.cell;

/// Where the output of one cell goes, also that of its threads which outlive it. Any thread may use it.
public interface Output {

    /// To the cell's standard output.
    void print(String text);

    /// To the cell's standard error.
    void warn(String text);

    void display(Bundle bundle);

    /// Shows something to be read beside the cells, such as help; a front end without a place for it displays it.
    default void page(Bundle bundle) {
        display(bundle);
    }

    /// Displays something that is replaced later, by [#update].
    ///
    /// @param id the same for all its displays
    void display(String id, Bundle bundle);

    /// Replaces whatever was displayed under that id, in this cell or in others.
    void update(String id, Bundle bundle);

    /// Clears what the cell has displayed so far.
    ///
    /// @param isWaiting whether only when the next output comes
    void clear(boolean isWaiting);

    /// Asks the person at the front end, and waits for the answer.
    ///
    /// @param isPassword whether the answer is hidden while it is typed
    /// @throws howdah.show.Failure if the front end cannot ask, or if the cell is interrupted meanwhile
    String input(String prompt, boolean isPassword);
}

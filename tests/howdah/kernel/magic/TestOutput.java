package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Output;
import howdah.show.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps what a cell puts out.
final class TestOutput implements Output {

    final List<Bundle> displayed = new ArrayList<>();
    final StringBuffer printed = new StringBuffer();
    final StringBuffer warned = new StringBuffer();

    @Override
    public void print(String text) {
        printed.append(text);
    }

    @Override
    public void warn(String text) {
        warned.append(text);
    }

    @Override
    public synchronized void display(Bundle bundle) {
        displayed.add(bundle);
    }

    @Override
    public void display(String id, Bundle bundle) {
        display(bundle);
    }

    @Override
    public void update(String id, Bundle bundle) {
        display(bundle);
    }

    @Override
    public synchronized void clear(boolean isWaiting) {
        displayed.clear();
    }

    @Override
    public String input(String prompt, boolean isPassword) {
        throw Failure.usage("Nobody can be asked in a test.");
    }

    /// All that was displayed, as text.
    synchronized String text() {
        return displayed.stream().map(Bundle::text).collect(Collectors.joining("\n"));
    }

    synchronized String html() {
        return displayed.stream().map(bundle -> String.valueOf(bundle.data().get(Bundle.HTML))).collect(Collectors.joining("\n"));
    }
}

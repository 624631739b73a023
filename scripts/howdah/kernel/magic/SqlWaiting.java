package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Output;
import java.util.UUID;
import java.util.function.Consumer;

/// Shows what a statement waits for, as long as it does, and then that it did.
final class SqlWaiting implements Consumer<String> {

    private final Output output;
    private final String id = UUID.randomUUID().toString();
    private String last;

    SqlWaiting(Output output) {
        this.output = output;
    }

    /// @param lock such as `row lock on test, held by b`; null once it goes on
    @Override
    public synchronized void accept(String lock) {
        if (last == null) {
            output.display(id, Bundle.ofText("waits for a " + lock));
        } else {
            output.update(id, Bundle.ofText(lock == null ? "waited for a " + last : "waits for a " + lock));
        }
        last = lock == null ? last : lock;
    }
}

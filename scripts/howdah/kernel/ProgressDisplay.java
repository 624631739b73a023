package howdah.kernel;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Output;
import java.util.UUID;

/// A display of what takes long, replaced as it goes on; what is over within a second is not displayed.
final class ProgressDisplay {

    private static final long PATIENCE_MILLISECONDS = 1000;

    private Output output;
    private String id;
    private String message;

    synchronized void tell(String told) {
        message = told;
        if (output == null) {
            begin(CellOutput.current());
        } else if (id != null) {
            output.update(id, Bundle.ofText(message));
        }
    }

    private void begin(Output current) {
        output = current;
        Thread.ofVirtual().start(() -> displayAfter(current));
    }

    private void displayAfter(Output current) {
        try {
            Thread.sleep(PATIENCE_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return;
        }
        synchronized (this) {
            if (output == current && id == null) {
                id = UUID.randomUUID().toString();
                output.display(id, Bundle.ofText(message));
            }
        }
    }

    /// What was told of is over.
    synchronized void end() {
        if (id != null) {
            output.update(id, Bundle.ofText(message + " Done."));
        }
        output = null;
        id = null;
    }
}

package howdah.kernel.wire;

import java.util.Optional;
import java.util.function.Consumer;

/// The answers that every channel of requests gives, also while a cell runs.
final class Answers {

    private final Info info;
    private final Connection connection;
    private final Runnable onInterrupt;
    private final Consumer<Boolean> onShutdown;

    Answers(Info info, Connection connection, Runnable onInterrupt, Consumer<Boolean> onShutdown) {
        this.info = info;
        this.connection = connection;
        this.onInterrupt = onInterrupt;
        this.onShutdown = onShutdown;
    }

    /// What a front end asks first, and waits for.
    Content kernelInfo() {
        return Content.kernelInfoReply(info);
    }

    /// Does what is asked, and answers it; empty for another request.
    Optional<Content> to(Request request) {
        return Optional.ofNullable(switch (request) {
            case Request.KernelInfoRequest _ -> kernelInfo();
            case Request.ConnectRequest _ -> Content.connectReply(connection);
            case Request.CommInfoRequest _ -> Content.commInfoReply();
            case Request.InterruptRequest _ -> {
                onInterrupt.run();
                yield Content.interruptReply();
            }
            case Request.ShutdownRequest shutdown -> Content.shutdownReply(shutdown.isRestart());
            default -> null;
        });
    }

    /// Ends the kernel, once that has been answered.
    void end(Request.ShutdownRequest request) {
        onShutdown.accept(request.isRestart());
    }
}

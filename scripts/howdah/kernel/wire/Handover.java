package howdah.kernel.wire;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.zeromq.ZMQ;

/// Where one thread takes whole messages from another that waits for sockets. A queue holds them, and a pair of sockets tells of
/// them: what goes through sockets frame by frame could be torn where a thread is without memory for a moment.
final class Handover {

    /// Whoever puts more in waits.
    private static final int MOST = 100;
    private static final long PATIENCE_MILLISECONDS = 100;
    private static final byte[] BELL = {};

    private final ArrayBlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(MOST);
    private final ZMQ.Socket inlet;
    private final ZMQ.Socket outlet;

    Handover(ZMQ.Socket inlet, ZMQ.Socket outlet) {
        this.inlet = inlet;
        this.outlet = outlet;
    }

    /// For everybody, for the one who shall answer, or nothing more.
    enum Kind { BROADCAST, QUESTION, END }

    record Parcel(Kind kind, List<byte[]> frames) {
    }

    /// For the thread that takes: it has something to read when there is a parcel.
    ZMQ.Socket inlet() {
        return inlet;
    }

    /// For the thread that puts in.
    ZMQ.Socket outlet() {
        return outlet;
    }

    /// @throws org.zeromq.ZMQException if the sockets are to be closed
    void put(Kind kind, List<byte[]> frames) {
        Reserve.outlast(() -> enqueue(new Parcel(kind, frames)));
        ring();
    }

    private void enqueue(Parcel parcel) {
        try {
            while (!parcels.offer(parcel, PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                ring();
            }
        } catch (InterruptedException strange) {
            throw new IllegalStateException(strange);
        }
    }

    private void ring() {
        Sockets.send(outlet, BELL, ZMQ.DONTWAIT);
    }

    /// Takes notice of what the inlet tells.
    void hear() {
        for (var bell = inlet.recv(ZMQ.DONTWAIT); bell != null; bell = inlet.recv(ZMQ.DONTWAIT)) {
            // what they tell of is looked for afterwards
        }
    }

    /// The next parcel, which stays there; null if there is none.
    Parcel next() {
        return parcels.peek();
    }

    /// The next parcel has been passed on.
    void remove() {
        parcels.poll();
    }
}

package howdah.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.zeromq.ZMQ;

/// What is on its way to the front ends without being a reply: any thread puts it here, in order, and one thread hands it on.
/// A thread in which a learner's code runs never touches a socket: an interrupt could break it.
final class Outbox {

    /// The first frame of what goes to everybody.
    static final byte[] BROADCAST = {'b'};
    /// The first frame of what goes to the one who shall answer.
    static final byte[] QUESTION = {'q'};

    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    /// Whoever puts more in waits, so that memory stays flat.
    private static final int MOST = 10_000;

    private final Session session;
    private final Signer signer;
    private final ZMQ.Socket outlet;
    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final ArrayDeque<Gathering> gatherings = new ArrayDeque<>();
    private final Semaphore room = new Semaphore(MOST);
    private volatile boolean isClosed;
    private Thread thread;

    /// @param signer for the thread that hands on
    Outbox(Session session, Signer signer, ZMQ.Socket outlet) {
        this.session = session;
        this.signer = signer;
        this.outlet = outlet;
    }

    private sealed interface Item {
    }

    /// @param isCounted whether it takes room
    private record Parcel(byte[] kind, List<byte[]> prefix, List<byte[]> parts, boolean isCounted) implements Item {
    }

    /// A cell's text that goes on its way by itself when its time has come.
    private record Gathering(CellOutput output, long time) implements Item {
    }

    private record End() implements Item {
    }

    void start() {
        thread = Sockets.start("outbox", outlet, this::handOn);
    }

    /// To everybody.
    ///
    /// @param parent the header of the message that caused it
    void publish(Content content, byte[] parent) {
        put(BROADCAST, List.of(content.type().getBytes(StandardCharsets.UTF_8)), session.parts(content, parent));
    }

    /// To the one whose identities these are.
    void ask(List<byte[]> identities, List<byte[]> parts) {
        put(QUESTION, identities, parts);
    }

    private void put(byte[] kind, List<byte[]> prefix, List<byte[]> parts) {
        if (isClosed) {
            return;
        }
        boolean isCounted = Thread.currentThread() != thread;
        if (isCounted) {
            room.acquireUninterruptibly();
        }
        queue.add(new Parcel(kind, prefix, parts, isCounted));
    }

    /// Lets a cell's text gather a while before it is sent.
    void gather(CellOutput output) {
        queue.add(new Gathering(output, System.nanoTime() + GATHERING_NANOS));
    }

    private void handOn() {
        try {
            for (var item = next(); !(item instanceof End); item = next()) {
                switch (item) {
                    case Parcel parcel -> send(parcel);
                    case Gathering gathering -> gatherings.add(gathering);
                    case null, default -> flush();
                }
            }
        } finally {
            isClosed = true;
            room.release(Integer.MAX_VALUE / 2);
        }
    }

    /// Waits for the next item; null when a text has gathered long enough.
    private Item next() {
        try {
            return gatherings.isEmpty() ? queue.take()
                : queue.poll(gatherings.getFirst().time() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException strange) {
            return null;
        }
    }

    private void send(Parcel parcel) {
        outlet.sendMore(parcel.kind());
        Sockets.send(outlet, Message.frames(parcel.prefix(), parcel.parts(), signer));
        if (parcel.isCounted()) {
            room.release();
        }
    }

    /// A cell that is putting something in right now is asked later: it may wait for room.
    private void flush() {
        var gathering = gatherings.poll();
        if (gathering != null && !gathering.output().tryFlush()) {
            gather(gathering.output());
        }
    }

    /// Hands on what is in it, and ends.
    void close(long milliseconds) throws InterruptedException {
        queue.add(new End());
        thread.join(milliseconds);
    }
}

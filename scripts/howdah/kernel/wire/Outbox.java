package howdah.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What is on its way to the front ends without being a reply: any thread puts it here, in order, and one thread hands it on.
/// A thread in which a learner's code runs never touches a socket: an interrupt could break it. Nor does it hold a lock here:
/// endless recursion may end anywhere, and what it leaves undone, the next one to come mends.
final class Outbox {

    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    /// Whoever puts more in waits, so that memory stays flat.
    private static final int MOST = 1000;

    private final Session session;
    private final Signer signer;
    private final Handover handover;
    private final ConcurrentLinkedQueue<Item> queue = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Gathering> gatherings = new ArrayDeque<>();
    private final Semaphore room = new Semaphore(MOST);
    private volatile boolean isClosed;
    private Thread thread;

    /// @param signer for the thread that hands on
    Outbox(Session session, Signer signer, Handover handover) {
        this.session = session;
        this.signer = signer;
        this.handover = handover;
    }

    private sealed interface Item {
    }

    /// @param isCounted whether it takes room
    private record Parcel(Handover.Kind kind, List<byte[]> prefix, List<byte[]> parts, boolean isCounted) implements Item {
    }

    /// A cell's text that goes on its way by itself when its time has come.
    private record Gathering(CellOutput output, long time) implements Item {
    }

    private record End() implements Item {
    }

    void start() {
        thread = Sockets.start("outbox", handover.outlet(), this::handOn, this::end);
    }

    /// To everybody.
    ///
    /// @param parent the header of the message that caused it
    void publish(Content content, byte[] parent) {
        put(Handover.Kind.BROADCAST, List.of(content.type().getBytes(StandardCharsets.UTF_8)), session.parts(content, parent));
    }

    /// To the one whose identities these are.
    void ask(List<byte[]> identities, List<byte[]> parts) {
        put(Handover.Kind.QUESTION, identities, parts);
    }

    private void put(Handover.Kind kind, List<byte[]> prefix, List<byte[]> parts) {
        if (isClosed) {
            return;
        }
        boolean isCounted = Thread.currentThread() != thread;
        var parcel = new Parcel(kind, prefix, parts, isCounted);
        if (isCounted) {
            room.acquireUninterruptibly();
        }
        try {
            put(parcel);
        } catch (OutOfMemoryError full) {
            room.release(isCounted ? 1 : 0);
            throw full;
        }
    }

    private void put(Item item) {
        queue.add(item);
        LockSupport.unpark(thread);
    }

    /// Lets a cell's text gather a while before it is sent.
    void gather(CellOutput output) {
        put(new Gathering(output, System.nanoTime() + GATHERING_NANOS));
    }

    /// Without a switch over types: the first one of a JVM takes some 30 ms, and a front end waits for its first answer.
    private void handOn() {
        for (var item = next(); !(item instanceof End); item = next()) {
            Reserve.await();
            if (item instanceof Parcel parcel) {
                send(parcel);
            } else if (item instanceof Gathering gathering) {
                gatherings.add(gathering);
            } else {
                flush();
            }
        }
        handover.put(Handover.Kind.END, List.of());
    }

    private void end() {
        isClosed = true;
        room.release(Integer.MAX_VALUE / 2);
    }

    /// Waits for the next item; null when a text has gathered long enough.
    private Item next() {
        for (var item = queue.poll(); ; item = queue.poll()) {
            if (item != null || isTimeToFlush()) {
                return item;
            }
            if (gatherings.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, gatherings.getFirst().time() - System.nanoTime());
            }
        }
    }

    private boolean isTimeToFlush() {
        return !gatherings.isEmpty() && gatherings.getFirst().time() - System.nanoTime() <= 0;
    }

    private void send(Parcel parcel) {
        try {
            handover.put(parcel.kind(), frames(parcel));
        } finally {
            if (parcel.isCounted()) {
                room.release();
            }
        }
    }

    private List<byte[]> frames(Parcel parcel) {
        while (true) {
            try {
                return Message.frames(parcel.prefix(), parcel.parts(), signer);
            } catch (OutOfMemoryError full) {
                Reserve.pause();
            }
        }
    }

    /// A cell that is putting something in right now is asked later: it may wait for room.
    private void flush() {
        var gathering = gatherings.peek();
        if (gathering == null) {
            return;
        }
        boolean isDone = gathering.output().tryFlush();
        gatherings.remove();
        if (!isDone) {
            gather(gathering.output());
        }
    }

    /// Hands on what is in it, and ends.
    void close(long milliseconds) throws InterruptedException {
        put(new End());
        thread.join(milliseconds);
    }
}

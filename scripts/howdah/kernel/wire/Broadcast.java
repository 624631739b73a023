package howdah.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.zeromq.ZMQ;

/// The thread of the two sockets on which the kernel speaks by itself: iopub, to all who listen, and stdin, to the one who
/// is asked. It welcomes each new listener (JEP 65), so that he knows from when on he misses nothing.
final class Broadcast {

    private final Handover handover;
    private final Publisher publisher;
    private final Channel stdin;
    private final Questions questions;
    private final Session session;
    private final Signer signer;

    Broadcast(Handover handover, Publisher publisher, Channel stdin, Questions questions, Session session, Signer signer) {
        this.handover = handover;
        this.publisher = publisher;
        this.stdin = stdin;
        this.questions = questions;
        this.session = session;
        this.signer = signer;
    }

    /// @return the thread, which ends when the outbox has
    Thread start(Sockets sockets) {
        return Sockets.start("iopub", handover.inlet(), () -> {
            try (var poller = sockets.poller(handover.inlet(), publisher.socket(), stdin.socket())) {
                while (pass()) {
                    poller.poll(-1);
                }
            }
        }, () -> {
            publisher.socket().close();
            stdin.socket().close();
        });
    }

    /// Passes on what is there.
    ///
    /// @return whether more will come
    private boolean pass() {
        Reserve.await();
        for (var event = receive(publisher.socket()); event != null; event = receive(publisher.socket())) {
            welcome(event.getFirst());
        }
        handover.hear();
        for (var parcel = handover.next(); parcel != null; parcel = handover.next()) {
            if (parcel.kind() == Handover.Kind.END) {
                return false;
            }
            Reserve.await();
            forward(parcel);
            handover.remove();
        }
        stdin.receive(ZMQ.DONTWAIT).ifPresent(questions::answer);
        return true;
    }

    private void forward(Handover.Parcel parcel) {
        if (parcel.kind() == Handover.Kind.QUESTION) {
            Sockets.send(stdin.socket(), parcel.frames());
        } else {
            publisher.send(parcel.frames());
        }
    }

    private static List<byte[]> receive(ZMQ.Socket socket) {
        return Sockets.receive(socket, ZMQ.DONTWAIT);
    }

    /// @param event what ZeroMQ tells of a listener: 1 and the topic if he comes, 0 and the topic if he goes
    private void welcome(byte[] event) {
        if (event.length == 0 || event[0] != 1) {
            return;
        }
        var topic = Arrays.copyOfRange(event, 1, event.length);
        var content = Content.iopubWelcome(new String(topic, StandardCharsets.UTF_8));
        publisher.send(Message.frames(topic.length == 0 ? List.of() : List.of(topic),
            session.parts(content, Session.NO_PARENT), signer));
    }
}

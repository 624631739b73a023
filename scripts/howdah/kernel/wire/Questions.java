package howdah.kernel.wire;

import com.google.gson.JsonPrimitive;
import howdah.show.Failure;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// What cells ask the person at the front end: one question at a time.
final class Questions {

    private final Session session;
    private final Outbox outbox;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Question open;

    Questions(Session session, Outbox outbox) {
        this.session = session;
        this.outbox = outbox;
    }

    private record Question(String id, CompletableFuture<String> answer) {
    }

    /// Asks, and waits for the answer.
    ///
    /// @param message what the cell came with: whoever sent it is asked
    /// @param isEnded whether the cell has ended, so that nobody waits for the answer
    /// @throws Failure if the cell is interrupted meanwhile, or ends
    String ask(Message message, String prompt, boolean isPassword, BooleanSupplier isEnded) {
        try {
            asking.lockInterruptibly();
            try {
                var question = new Question(session.nextId(), new CompletableFuture<>());
                open = question;
                if (isEnded.getAsBoolean()) {
                    throw interrupted();
                }
                outbox.ask(message.identities(), session.parts(question.id(), Content.inputRequest(prompt, isPassword),
                    message.header()));
                return question.answer().get();
            } finally {
                open = null;
                asking.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (CancellationException | ExecutionException cancelled) {
            throw interrupted();
        }
    }

    private static Failure interrupted() {
        return Failure.usage("The cell was interrupted while it waited for input.").next("run it again, and type the answer");
    }

    /// Takes an answer. One to an earlier question is dropped; some front ends do not say what they answer.
    void answer(Message reply) {
        var question = open;
        if (question == null || !reply.type().equals("input_reply")
            || !(reply.parent().isEmpty() || reply.parent().equals(question.id()))) {
            return;
        }
        var value = reply.content().get("value");
        question.answer().complete(value instanceof JsonPrimitive text ? text.getAsString() : "");
    }

    /// Ends the waiting for an answer.
    void cancel() {
        var question = open;
        if (question != null) {
            question.answer().cancel(false);
        }
    }
}

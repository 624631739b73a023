package howdah.kernel.wire;

/// The control channel: answered while a cell runs.
final class Control extends RequestLoop {

    Control(Channel channel, Outbox outbox, Answers answers) {
        super(channel, outbox, answers);
    }

    @Override
    void handle(Message message, Request request) {
        answers().to(request).ifPresentOrElse(answer -> reply(message, answer),
            () -> Log.warn("a " + message.type() + " on the control channel was dropped: it is unknown there"));
    }
}

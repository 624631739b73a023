package howdah.runner;

/// What lies over the exercise for a while, and has the keys meanwhile.
interface Overlay {

    /// @param body what lies below
    default String body(String body) {
        return body;
    }

    String keys();

    /// @return what lies there then; null for nothing
    Overlay press(String key);

    /// Where its lines are to be looked at; -1 for anywhere.
    default int line() {
        return -1;
    }

    /// A text to be read; any key takes it away.
    record Text(String text) implements Overlay {

        @Override
        public String body(String body) {
            return text;
        }

        @Override
        public String keys() {
            return "any key: back to the exercise";
        }

        @Override
        public Overlay press(String key) {
            return null;
        }
    }

    /// Something to be agreed to by `y`; any other key is a no.
    ///
    /// @param answer what lies there after a yes, or null
    record Question(String text, java.util.function.Supplier<Overlay> answer) implements Overlay {

        @Override
        public String keys() {
            return text;
        }

        @Override
        public Overlay press(String key) {
            return key.equals("y") ? answer.get() : null;
        }
    }
}

package howdah.kernel.magic;

import java.util.function.Supplier;

/// Something that several magics share, made when the first of them needs it.
final class Lazy<T> {

    private final Supplier<T> maker;
    private T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    synchronized boolean isMade() {
        return made != null;
    }
}

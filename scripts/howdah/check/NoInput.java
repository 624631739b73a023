package howdah.check;

import java.io.InputStream;

/// The standard input of a program that is being checked: nobody types there.
final class NoInput extends InputStream {

    private volatile boolean isRead;

    /// Leaves the program, past any `catch (Exception)`.
    @Override
    public int read() {
        isRead = true;
        throw new Read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        return read();
    }

    boolean isRead() {
        return isRead;
    }

    /// Somebody was asked to type.
    static final class Read extends Error {
        Read() {
            super("nobody types while a program is being checked");
        }
    }
}

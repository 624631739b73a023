package howdah.kernel;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Renderer;
import howdah.kernel.magic.Magics;
import java.util.List;
import java.util.UUID;

/// What cells can call without an import: that of IJava's and JJava's notebooks.
public final class Functions {

    private static final Renderer RENDERER = new Renderer();

    private Functions() {
    }

    /// Displays a value: rows and pictures as Howdah draws them, images, what has a `toHtml()`, anything else as its text.
    ///
    /// @return the id by which [#updateDisplay] replaces it
    public static String display(Object value) {
        return display(RENDERER.bundle(value));
    }

    /// Displays a text as what it is.
    ///
    /// @param types MIME types, such as `text/html`, `text/markdown` or `image/svg+xml`
    public static String display(Object value, String... types) {
        return display(render(value, types));
    }

    private static String display(Bundle bundle) {
        var id = UUID.randomUUID().toString();
        CellOutput.current().display(id, bundle);
        return id;
    }

    /// A value as [#display(Object)] displays it.
    public static Bundle render(Object value) {
        return RENDERER.bundle(value);
    }

    /// A text as what it is.
    public static Bundle render(Object value, String... types) {
        var bundle = RENDERER.bundle(value);
        for (var type : types) {
            bundle = value instanceof CharSequence || !bundle.data().containsKey(type) ? bundle.with(type, String.valueOf(value)) : bundle;
        }
        return bundle;
    }

    /// Replaces what was displayed, in this cell or in another.
    public static void updateDisplay(String id, Object value) {
        CellOutput.current().update(id, RENDERER.bundle(value));
    }

    /// Replaces it by a text.
    public static void updateDisplay(String id, Object value, String... types) {
        CellOutput.current().update(id, render(value, types));
    }

    /// Clears what this cell has displayed so far.
    public static void clearOutput() {
        clearOutput(false);
    }

    /// @param isWaiting whether only when the next output comes
    public static void clearOutput(boolean isWaiting) {
        CellOutput.current().clear(isWaiting);
    }

    /// Asks the person at the front end for what nobody else should see, and waits for it.
    public static String readPassword(String prompt) {
        return CellOutput.current().input(prompt, true);
    }

    /// @see java.io.PrintStream#printf(String, Object...)
    public static void printf(String format, Object... arguments) {
        System.out.printf(format, arguments);
    }

    /// Runs Java as if it stood in a cell.
    ///
    /// @return the value of its last expression, or null
    public static Object eval(String source) throws Exception {
        return RunningNotebook.latest().run(source);
    }

    /// Runs `%name arguments`.
    public static <T> T lineMagic(String name, List<String> arguments) throws Exception {
        return Magics.call(name, String.join(" ", arguments));
    }

    /// Runs `%%name arguments` with the lines of `body`.
    public static <T> T cellMagic(String name, List<String> arguments, String body) throws Exception {
        return Magics.call(name, String.join(" ", arguments), body);
    }
}

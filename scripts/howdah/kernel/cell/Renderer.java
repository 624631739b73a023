package howdah.kernel.cell;

import howdah.show.Show;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Values as a front end displays them: rows and pictures as Howdah draws them, images, what has a `toHtml()`, else as text.
///
/// Whatever comes from a database is escaped; only the HTML that a class of the learner's own makes is taken as it is.
public final class Renderer {

    private final Show show = Show.plain();

    public Bundle bundle(Object value) {
        if (value == null) {
            return Bundle.ofText(show.text(null));
        }
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            return bundle(optional.get());
        }
        return value instanceof Bundle bundle ? bundle : value instanceof RenderedImage image ? image(image)
            : ownHtml(value).map(html -> Bundle.ofHtml(show.text(value), html)).orElseGet(() -> drawn(value));
    }

    private Bundle drawn(Object value) {
        var drawn = show.drawn(value);
        return Bundle.ofHtml(drawn.text(), drawn.html());
    }

    private static Bundle image(RenderedImage image) {
        var text = Bundle.ofText("an image of %d × %d pixels".formatted(image.getWidth(), image.getHeight()));
        try {
            var bytes = new ByteArrayOutputStream();
            return ImageIO.write(image, "png", bytes)
                ? text.with("image/png", Base64.getEncoder().encodeToString(bytes.toByteArray())) : text;
        } catch (IOException impossible) {
            return text;
        }
    }

    /// What the value's public method `toHtml()` gives, if it has one.
    private static Optional<String> ownHtml(Object value) {
        try {
            Method method = value.getClass().getMethod("toHtml");
            method.trySetAccessible();
            return method.getReturnType() == String.class ? Optional.ofNullable((String) method.invoke(value)) : Optional.empty();
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        } catch (ReflectiveOperationException failure) {
            return Optional.of("<pre>toHtml() has failed</pre>");
        }
    }
}

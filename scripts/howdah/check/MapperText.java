package howdah.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The learner's own mapper, without its comments.
public final class MapperText {

    private final String file;
    private final Element part;
    private final String named;

    private MapperText(String file, Element part, String named) {
        this.file = file;
        this.part = part;
        this.named = named;
    }

    static MapperText read(String file, InputStream xml) {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setIgnoringComments(true);
        factory.setCoalescing(true);
        try {
            var builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(null);
            return new MapperText(file, builder.parse(xml).getDocumentElement(), file);
        } catch (SAXException notWellFormed) {
            throw new NotYet("%s is not well-formed: %s".formatted(file, notWellFormed.getMessage()));
        } catch (IOException | ParserConfigurationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// One statement of it.
    public MapperText statement(String id) {
        var all = part.getElementsByTagName("*");
        return IntStream.range(0, all.getLength()).mapToObj(index -> (Element) all.item(index))
            .filter(element -> element.getAttribute("id").equals(id)).findFirst()
            .map(element -> new MapperText(file, element, "The statement \"%s\" in %s".formatted(id, file)))
            .orElseThrow(() -> new NotYet("%s has no statement \"%s\".".formatted(file, id)));
    }

    /// It has that text, in capitals or not, whatever blanks stand in it: `ORDER BY`.
    public MapperText contains(String text) {
        if (!text().contains(plain(text))) {
            throw new NotYet("%s does without \"%s\".".formatted(named, text));
        }
        return this;
    }

    /// It does not have that text: `${`.
    public MapperText doesNotContain(String text) {
        if (text().contains(plain(text))) {
            throw new NotYet("%s has \"%s\"; this exercise asks for a way without.".formatted(named, text));
        }
        return this;
    }

    private String text() {
        return plain(part.getTextContent().lines().map(line -> line.replaceFirst("--.*", "")).collect(Collectors.joining("\n")));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}

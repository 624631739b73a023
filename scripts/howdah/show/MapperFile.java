package howdah.show;

import java.io.IOException;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.ibatis.io.Resources;

/// Where in a mapper's file a statement stands.
final class MapperFile {

    private MapperFile() {
    }

    /// The line on which the element of that statement begins, if the file is on the class path and has it.
    ///
    /// @param statement with or without its namespace: `test.insert`
    static OptionalInt line(String resource, String statement) {
        var id = statement.substring(statement.lastIndexOf('.') + 1);
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (var content = Resources.getResourceAsStream(resource)) {
            return line(factory.createXMLStreamReader(content), id);
        } catch (IOException | XMLStreamException unreadable) {
            return OptionalInt.empty();
        }
    }

    /// The reader stands behind an element's start tag, so that the line is that of the element's end: tags of more lines
    /// are rare.
    private static OptionalInt line(XMLStreamReader reader, String id) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT && id.equals(reader.getAttributeValue(null, "id"))) {
                return OptionalInt.of(reader.getLocation().getLineNumber());
            }
        }
        return OptionalInt.empty();
    }
}

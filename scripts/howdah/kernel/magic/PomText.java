package howdah.kernel.magic;

import howdah.show.Failure;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Makes a POM of a piece of one, as a README tells it.
final class PomText {

    private static final Map<String, String> GROUPS = Map.of("dependency", "dependencies", "repository", "repositories");
    private static final List<String> REQUIRED = List.of("modelVersion", "groupId", "artifactId", "version");

    private PomText() {
    }

    /// @param piece a `project`, or any elements of one; loose `dependency` and `repository` elements, too
    /// @param line  of the cell at which it begins
    /// @throws Failure if that is no XML
    static String whole(String piece, int line) {
        try {
            var given = parse("<piece>" + piece.strip().replaceFirst("^<\\?xml[^>]*\\?>", "") + "</piece>");
            var projects = given.getElementsByTagName("project");
            return text(projects.getLength() == 1 && projects.item(0).getParentNode() == given.getDocumentElement()
                ? projects.item(0) : project(given));
        } catch (SAXParseException wrong) {
            var blanks = piece.substring(0, piece.length() - piece.stripLeading().length()).split("\n", -1).length - 1;
            throw refuse(wrong).where("line %d".formatted(line + blanks + wrong.getLineNumber() - 1));
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException wrong) {
            throw refuse(wrong);
        }
    }

    private static Failure refuse(Exception wrong) {
        return Failure.usage("That is no piece of a POM: %s".formatted(wrong.getMessage()))
            .next("copy <dependency> elements, each with its end tag");
    }

    /// Nothing else is read, whatever the text refers to.
    private static Document parse(String xml) throws SAXException, IOException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static Element project(Document given) {
        var project = given.createElement("project");
        var piece = given.getDocumentElement();
        for (var child = piece.getFirstChild(); child != null; child = piece.getFirstChild()) {
            group(project, GROUPS.getOrDefault(child.getNodeName(), "")).appendChild(child);
        }
        for (var name : REQUIRED) {
            if (child(project, name) == null) {
                project.appendChild(given.createElement(name)).setTextContent(
                    name.equals("modelVersion") ? "4.0.0" : name.equals("version") ? "1" : "notebook");
            }
        }
        merge(project, "dependencies");
        merge(project, "repositories");
        return project;
    }

    /// Where a loose element belongs; the project itself, if it belongs in no group.
    private static Element group(Element project, String name) {
        if (name.isEmpty()) {
            return project;
        }
        var known = child(project, name);
        return known != null ? known : (Element) project.appendChild(project.getOwnerDocument().createElement(name));
    }

    /// A project has one of each group.
    private static void merge(Element project, String name) {
        var first = child(project, name);
        for (var each = first; each != null; each = (Element) next(each, name)) {
            while (each != first && each.hasChildNodes()) {
                first.appendChild(each.getFirstChild());
            }
        }
        for (var again = first == null ? null : next(first, name); again != null; again = next(first, name)) {
            project.removeChild(again);
        }
    }

    private static Element child(Element parent, String name) {
        var first = parent.getFirstChild();
        return (Element) (first == null || first.getNodeName().equals(name) ? first : next(first, name));
    }

    private static Node next(Node node, String name) {
        var next = node.getNextSibling();
        while (next != null && !next.getNodeName().equals(name)) {
            next = next.getNextSibling();
        }
        return next;
    }

    private static String text(Node project) throws TransformerException {
        var text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(project), new StreamResult(text));
        return text.toString();
    }
}

package howdah.course;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.ibatis.builder.xml.XMLMapperEntityResolver;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/// A file in one of MyBatis's XML formats, validated against the DTD that MyBatis itself brings; nothing else is fetched.
///
/// @param root     empty if the file is not well-formed
/// @param findings what is not well-formed, or not valid
record XmlFile(LessonFile file, Optional<Element> root, List<Course.Finding> findings) {

    static XmlFile read(LessonFile file) {
        var reader = new Reader(file);
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setValidating(true);
            var parser = factory.newSAXParser();
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", reader);
            parser.parse(new InputSource(new StringReader(file.text())), reader);
            return new XmlFile(file, Optional.ofNullable(reader.root), reader.findings);
        } catch (SAXException notWellFormed) {
            return new XmlFile(file, Optional.empty(), reader.findings);
        } catch (IOException | ParserConfigurationException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }

    /// Makes elements of what the parser tells.
    private static final class Reader extends DefaultHandler2 {

        private final LessonFile file;
        private final List<Course.Finding> findings = new ArrayList<>();
        private final Deque<Element> open = new ArrayDeque<>();
        private final XMLMapperEntityResolver dtds = new XMLMapperEntityResolver();
        private Locator locator;
        private Element root;
        private String comments = "";
        private boolean hasType;

        Reader(LessonFile file) {
            this.file = file;
        }

        @Override
        public void setDocumentLocator(Locator place) {
            locator = place;
        }

        @Override
        public InputSource resolveEntity(String name, String publicId, String baseUri, String systemId) throws SAXException {
            var dtd = dtds.resolveEntity(publicId, systemId);
            if (dtd == null) {
                throw refuse(new SAXParseException("it refers to \"%s\"".formatted(systemId), locator));
            }
            return dtd;
        }

        @Override
        public void startDTD(String name, String publicId, String systemId) {
            hasType = true;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes given) {
            var attributes = new LinkedHashMap<String, String>();
            for (var at = 0; at < given.getLength(); at++) {
                attributes.put(given.getQName(at), given.getValue(at));
            }
            var before = open.isEmpty() ? comments : open.peek().comments() + comments;
            var element = new Element(name, locator.getLineNumber(), before, attributes, new ArrayList<>());
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().contents().add(new Element.Child(element));
            }
            open.push(element);
            comments = "";
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            open.pop();
            comments = "";
        }

        /// The parser has read the characters already, so that it stands behind them.
        @Override
        public void characters(char[] text, int start, int length) {
            var words = new String(text, start, length);
            var line = locator.getLineNumber() - (int) words.chars().filter(each -> each == '\n').count();
            open.peek().contents().add(new Element.Words(words, line, open.peek().comments() + comments));
        }

        @Override
        public void comment(char[] text, int start, int length) {
            comments += new String(text, start, length) + "\n";
        }

        @Override
        public void error(SAXParseException invalid) {
            if (hasType) {
                refuse(invalid);
            } else if (findings.isEmpty()) {
                refuse(new SAXParseException("it has no DOCTYPE", locator));
            }
        }

        @Override
        public void fatalError(SAXParseException notWellFormed) throws SAXException {
            throw refuse(notWellFormed);
        }

        private SAXParseException refuse(SAXParseException why) {
            findings.add(LessonRules.finding(file, Math.max(1, why.getLineNumber()),
                "It is no XML as MyBatis takes it: " + why.getMessage().strip().replaceFirst("\\.$", ""),
                "correct the XML; the head and the elements are as in https://mybatis.org/mybatis-3/sqlmap-xml.html"));
            return why;
        }
    }
}

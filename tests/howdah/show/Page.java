package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// What a browser makes of HTML.
final class Page {

    private static final Pattern ELSEWHERE = Pattern.compile("(?i)url\\(|@import|expression\\(|javascript:");
    private static final Pattern NOT_LITERAL = Pattern.compile("var\\(|currentColor|calc\\(");
    private static final Set<String> FOREIGN = Set.of("xmlns", "src", "href", "xlink:href", "id", "srcset", "action");
    private static final Set<String> KNOWN = Set.of("html", "head", "body", "div", "style", "table", "caption", "thead", "tbody",
        "tr", "th", "td", "em", "strong", "pre", "span", "svg", "g", "rect", "path", "line", "circle", "text", "tspan", "title",
        "desc", "polyline");

    private Page() {
    }

    static Document of(String html) {
        return Jsoup.parseBodyFragment(html);
    }

    /// It is well-formed, runs nothing, asks no other address for anything, and has no inline style that JupyterLab takes away.
    static void requireHarmless(String html) {
        requireWellFormed(html);
        for (Element element : of(html).child(0).getAllElements()) {
            assertThat(KNOWN).contains(element.normalName());
            assertThat(element.attributes()).allSatisfy(attribute -> {
                assertThat(attribute.getKey()).isNotIn(FOREIGN).doesNotStartWith("on");
                assertThat(attribute.getKey().equals("style") && ELSEWHERE.matcher(attribute.getValue()).find()).isFalse();
            });
            assertThat(NOT_LITERAL.matcher(element.attr("style")).find()).isFalse();
        }
        of(html).select("style").forEach(style -> assertThat(ELSEWHERE.matcher(style.data()).find()).isFalse());
    }

    static void requireWellFormed(String xml) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            builder.parse(new InputSource(new StringReader(xml)));
        } catch (Exception failure) {
            throw new AssertionError(xml, failure);
        }
    }

    /// Texts that would be more than text if they were not escaped.
    static Arbitrary<String> attacks() {
        return Arbitraries.of(Attacks.TEXTS);
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}

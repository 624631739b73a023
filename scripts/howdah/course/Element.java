package howdah.course;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An element of a mapper's XML.
///
/// @param line       where its start tag ends, counted from 1
/// @param comments   those that stand before it and before what it lies in
/// @param attributes by their names; those that the DTD adds, too
/// @param contents   elements and words, in order
record Element(String name, int line, String comments, Map<String, String> attributes, List<Content> contents) {

    /// What an element contains.
    sealed interface Content {
    }

    /// An element in an element.
    record Child(Element element) implements Content {
    }

    /// Words in an element.
    ///
    /// @param line     where they begin, counted from 1
    /// @param comments those that stand before them
    record Words(String text, int line, String comments) implements Content {
    }

    /// The attribute's value; empty if there is none.
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    Stream<Element> children() {
        return contents.stream().filter(Child.class::isInstance).map(child -> ((Child) child).element());
    }

    /// Itself, and all that lie in it.
    Stream<Element> all() {
        return Stream.concat(Stream.of(this), children().flatMap(Element::all));
    }

    Stream<Words> words() {
        return contents.stream().filter(Words.class::isInstance).map(Words.class::cast);
    }

    /// Whether a comment in a text says that this is done on purpose: `${} on purpose: a lesson on injection`.
    static boolean isOnPurpose(String what, String text) {
        return text.contains(what + " on purpose:");
    }
}

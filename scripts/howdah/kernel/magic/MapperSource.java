package howdah.kernel.magic;

import howdah.show.Failure;
import java.util.regex.Pattern;

/// A mapper's XML as a cell has it: a whole file, its root alone, or nothing but the statements.
///
/// @param namespace of the mapper
/// @param xml       a whole file; a line of the cell is a line of it
/// @param firstLine of the cell, at which it begins
record MapperSource(String namespace, String xml, int firstLine) {

    private static final String DOCTYPE =
        "<!DOCTYPE mapper PUBLIC \"-//mybatis.org//DTD Mapper 3.0//EN\" \"https://mybatis.org/dtd/mybatis-3-mapper.dtd\">";
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml.*?\\?>", Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile("<mapper\\b[^>]*>");
    private static final Pattern NAMESPACE = Pattern.compile("\\bnamespace\\s*=\\s*[\"']([^\"']*)[\"']");

    /// @param name of the namespace, as the head of the cell has it; may be empty if the XML has its root
    /// @param line of the cell at which the body begins
    static MapperSource of(String name, String body, int line) {
        var text = body.stripLeading();
        var firstLine = line + body.substring(0, body.length() - text.length()).split("\n", -1).length - 1;
        var root = ROOT.matcher(withoutComments(text));
        if (!root.find()) {
            return new MapperSource(required(name), DOCTYPE + "<mapper namespace=\"%s\">".formatted(name) + text.stripTrailing()
                + "</mapper>", firstLine);
        }
        var namespace = NAMESPACE.matcher(root.group());
        var declaration = DECLARATION.matcher(text);
        var begin = declaration.lookingAt() ? declaration.end() : 0;
        var whole = text.contains("<!DOCTYPE") ? text : text.substring(0, begin) + DOCTYPE + text.substring(begin);
        return new MapperSource(!name.isEmpty() ? name : required(namespace.find() ? namespace.group(1) : ""), whole, firstLine);
    }

    private static String required(String name) {
        if (!name.matches("\\w+(\\.\\w+)*")) {
            throw Failure.usage(name.isEmpty()
                ? "%%mapper names no mapper." : "\"%s\" cannot be a mapper's namespace.".formatted(name))
                .next("write %%mapper and a namespace, such as %%mapper posts");
        }
        return name;
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)<!--.*?-->", "");
    }

    /// What stands within the root.
    private String statements() {
        var root = ROOT.matcher(xml);
        var end = xml.lastIndexOf("</mapper>");
        return root.find() && end >= root.end() ? xml.substring(root.end(), end) : "";
    }

    /// Another mapper's file, with these statements in it.
    String within(String file) {
        var root = ROOT.matcher(file);
        var end = file.lastIndexOf("</mapper>");
        return root.find() && end >= root.end()
            ? file.substring(0, root.end()) + "\n\n" + statements().strip().indent(2) + "\n" + file.substring(end) : xml;
    }
}

package howdah.show;

/// A value or an error drawn twice: what can be read only once, such as a [java.sql.ResultSet], need not be read again.
///
/// @param text as [Show#text] or [Show#error] tells it
/// @param html as [Show#html] draws it; empty where there is nothing richer than the text
public record Drawn(String text, String html) {
}

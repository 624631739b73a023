package howdah.show;

import java.util.regex.Pattern;

/// The last guard against a password in a message: whoever writes one should not have put it there.
final class Redaction {

    private static final String PARAMETER = "(?!(\\?|\\$\\d+|#\\{\\w+})([\\s,;)]|$))";
    /// An SQL constant in one of its four forms.
    private static final String CONSTANT =
        "(?:e'(?:[^'\\\\]|''|\\\\.)*'|(?:u&)?'(?:[^']|'')*'|(?<tag>\\$(?:[a-z_]\\w*)?\\$)(?s:.*?)\\k<tag>)";
    private static final Pattern ASSIGNED = Pattern.compile("(?i)(?<name>password\\s*=\\s*)" + PARAMETER
        + "('(?:[^']|'')*'|\"[^\"]*\"|[^\\s&;,)}\\]]+)");
    private static final Pattern IN_SQL = Pattern.compile("(?i)(?<name>\\bpassword\\s+)" + CONSTANT);
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<user>://[^\\s:/@]*:)\\S*@");

    private Redaction() {
    }

    /// The text with `***` in place of what follows `password=` or SQL's `PASSWORD`, and of the password in
    /// `postgres://user:password@host`.
    static String of(String text) {
        var assigned = ASSIGNED.matcher(text).replaceAll("${name}***");
        return IN_ADDRESS.matcher(IN_SQL.matcher(assigned).replaceAll("${name}***")).replaceAll("${user}***@");
    }
}

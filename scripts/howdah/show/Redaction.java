package howdah.show;

import java.util.regex.Pattern;

/// The last guard against a password in a message: whoever writes one should not have put it there.
final class Redaction {

    private static final String PARAMETER = "(?!(\\?|\\$\\d+|#\\{\\w+})([\\s,;)]|$))";
    private static final Pattern ASSIGNED = Pattern.compile("(?i)(?<name>password\\s*=\\s*|\\bpassword\\s+(?='))" + PARAMETER
        + "('(?:[^']|'')*'|\"[^\"]*\"|[^\\s&;,)}\\]]+)");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<user>://[^\\s:/@]*:)\\S*@");

    private Redaction() {
    }

    /// The text with `***` in place of what follows `password=` and of the password in `postgres://user:password@host`.
    static String of(String text) {
        return IN_ADDRESS.matcher(ASSIGNED.matcher(text).replaceAll("${name}***")).replaceAll("${user}***@");
    }
}

package howdah.kernel.magic;

import howdah.show.Failure;
import howdah.sql.SqlCells;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/// What stands behind `%sql` and the like before any SQL: `--session b --background rows <<`.
///
/// @param flags    those that were given, without their dashes
/// @param variable that keeps the rows; empty if none does
/// @param rest     what follows
record SqlOptions(String session, List<String> flags, String variable, String rest) {

    private static final Pattern SESSION = Pattern.compile("--session(?:\\s+|=)(\"[^\"]+\"|\\S+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern FLAG = Pattern.compile("--(\\S+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("(\\S+)\\s*<<(?:\\s+(.*))?", Pattern.DOTALL);

    /// @param known the flags that there are
    /// @throws Failure if there is another one, or if what is to be a variable cannot be one
    static SqlOptions of(String arguments, String... known) {
        var session = SqlCells.SESSION;
        var flags = new ArrayList<String>();
        var rest = arguments.strip();
        while (rest.startsWith("--")) {
            var named = SESSION.matcher(rest);
            var flag = FLAG.matcher(rest);
            if (named.matches()) {
                session = named.group(1).replace("\"", "");
                rest = named.group(2);
            } else if (flag.matches() && List.of(known).contains(flag.group(1))) {
                flags.add(flag.group(1));
                rest = flag.group(2);
            } else {
                break;
            }
        }
        var variable = VARIABLE.matcher(rest);
        return variable.matches() ? new SqlOptions(session, flags, name(variable.group(1)),
            variable.group(2) == null ? "" : variable.group(2))
                : new SqlOptions(session, flags, "", requireNoOption(rest, known));
    }

    private static String name(String word) {
        if (!SourceVersion.isName(word) || word.contains(".")) {
            throw Failure.usage("\"%s\" cannot be a Java variable.".formatted(word)).next("write a name such as  rows <<");
        }
        return word;
    }

    /// SQL may begin with a comment.
    private static String requireNoOption(String rest, String... known) {
        var option = rest.split("\\s", 2)[0];
        if (option.matches("--\\w.*")) {
            throw Failure.usage("There is no option \"%s\".".formatted(option))
                .next("write --session NAME" + (known.length == 0 ? "" : " or --" + String.join(" or --", known)));
        }
        return rest;
    }

    /// The same, where SQL stands in the lines below.
    ///
    /// @param magic its name
    /// @throws Failure if something else follows
    SqlOptions alone(String magic) {
        if (!rest.isBlank()) {
            throw Failure.usage("%%%%%s does not know what to do with \"%s\".".formatted(magic, rest))
                .next("write the SQL in the lines below");
        }
        return this;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}

package howdah.sql;

import java.util.function.Consumer;
import java.util.function.Function;

/// What is to be run, and how.
///
/// @param session    the name of the session
/// @param text       one or many statements, psql commands and data for COPY
/// @param where      how its places are told
/// @param variables  the value of a variable, for `:{…}`; throws a [howdah.show.Failure] if there is none of that name
/// @param isKept     whether the rows are wanted as Java's values, instead of being shown
/// @param waiting    gets what a statement waits for, once it does: `row lock on test, held by b`; then null, once it goes on
public record Request(String session, String text, Where where, Function<String, Object> variables, boolean isKept,
                      Consumer<String> waiting) {
}

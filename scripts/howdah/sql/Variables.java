package howdah.sql;

import java.util.Set;
import java.util.function.Function;

/// The Java variables that SQL may name as `:{title}`.
///
/// @param names  all of them
/// @param value  that of one
public record Variables(Set<String> names, Function<String, Object> value) {

    public static final Variables NONE = new Variables(Set.of(), name -> null);
}

package howdah.kernel.java;

import java.util.Optional;

/// What would help against a compile error.
interface Advice {

    Optional<String> of(Source source, Problem problem);
}

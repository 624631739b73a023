package howdah.show;

import java.util.List;
import java.util.Optional;

/// Where in the learner's own code something happened.
final class Place {

    private Place() {
    }

    /// `lesson01.java, line 27`: the first line of a stack trace that the learner wrote.
    ///
    /// A lesson is a compact source file, so its class is in no package.
    static Optional<String> of(Throwable failure) {
        List<Throwable> chain = Causes.of(failure).reversed();
        return chain.stream().flatMap(each -> List.of(each.getStackTrace()).stream())
            .filter(Place::isLearners)
            .map(frame -> frame.getFileName() + ", line " + frame.getLineNumber())
            .findFirst();
    }

    private static boolean isLearners(StackTraceElement frame) {
        return !frame.getClassName().contains(".") && frame.getFileName() != null && frame.getLineNumber() > 0;
    }
}

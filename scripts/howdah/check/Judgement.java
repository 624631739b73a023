package howdah.check;

import howdah.jvm.StartedThreads;
import howdah.show.Show;
import java.util.List;

/// What is said of one run of a program: the first of all that is wrong with it.
///
/// @param data  the rows it ran on
/// @param check the check's class
record Judgement(Attempt attempt, DataSet data, Class<?> check, Show show) {

    /// @param isInputRead whether the program asked somebody to type
    /// @throws AuthorsMistake if the check itself is wrong
    Verdict of(CheckTests tests, boolean isInputRead, StartedThreads threads) {
        requireSoundData();
        if (isInputRead) {
            return fail("Your program waits for somebody to type.", "write the value into the program: nobody types in a check",
                List.of());
        }
        if (attempt.failure() != null) {
            attempt.requireDatabase();
        }
        var results = tests.run(attempt);
        var told = results.stream().map(result -> result.told(data.name())).toList();
        requireSoundTests(results);
        if (attempt.failure() != null && !attempt.isErrorExpected()) {
            var advice = ErrorAdvice.of(attempt.failure(), attempt.program(), check, show);
            return fail(advice.message(), advice.next(), told);
        }
        return results.stream().filter(CheckTests.Result::isMissed).findFirst().map(result -> missed(result, told))
            .orElseGet(() -> leftovers(threads, told));
    }

    private void requireSoundData() {
        if (attempt.failure() != null) {
            Errors.causes(attempt.failure()).stream().filter(AuthorsMistake.class::isInstance).findFirst().ifPresent(mistake -> {
                throw (AuthorsMistake) mistake;
            });
        }
    }

    private static void requireSoundTests(List<CheckTests.Result> results) {
        results.stream().filter(CheckTests.Result::isBroken).findFirst().ifPresent(result -> {
            var failure = result.failure();
            throw failure instanceof AuthorsMistake mistake ? mistake
                : new AuthorsMistake("the test \"%s\" throws %s".formatted(result.name(), failure), failure);
        });
    }

    private Verdict missed(CheckTests.Result result, List<Verdict.Test> told) {
        var own = result.failure() instanceof NotYet missing ? missing.next() : "";
        return fail(String.valueOf(result.failure().getMessage()), own.isEmpty() ? result.hint() : own, told);
    }

    /// What a program must not leave behind, whatever its tests say.
    private Verdict leftovers(StartedThreads threads, List<Verdict.Test> told) {
        var running = threads.left();
        if (!running.isEmpty()) {
            return fail("Your program does not end: the thread \"%s\" goes on running.".formatted(String.join("\", \"", running)),
                "let each thread come to its end, and wait for it with join()", told);
        }
        var open = attempt.openTransactions();
        var locks = attempt.locks();
        if (!open.isEmpty()) {
            return fail(("Your program ends in the middle of a transaction%s. What it did there is lost."
                + " Its last statement:\n\n  %s").formatted(
                locks.isEmpty() ? "" : ", with locks on " + String.join(", ", locks), open.getFirst()),
                "end it with commit() or rollback(), then close the session", told);
        }
        if (!locks.isEmpty()) {
            return fail("Your program ends, and holds a lock that others may wait for: %s.".formatted(String.join(", ", locks)),
                "end the transaction, or give the lock back, then close the session", told);
        }
        return data.isUsual() || attempt.isFilled() ? Verdict.pass(told)
            : fail("Your program does not ask for its rows any more.", "call data(\"…\") as the exercise does at its beginning",
                told);
    }

    private Verdict fail(String message, String next, List<Verdict.Test> told) {
        return Verdict.fail(data.isUsual() ? message : "With other data (%s): %s".formatted(data.name(), message), next, told);
    }
}

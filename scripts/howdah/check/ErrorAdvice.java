package howdah.check;

import howdah.show.Show;
import java.util.Arrays;
import java.util.List;

/// What a learner is told of an error that has left his program.
///
/// @param message what has happened, and where
/// @param next    what to do about it; empty if nobody knows
record ErrorAdvice(String message, String next) {

    private static final String NEXT = "\n  Next:      ";
    private static final List<String[]> KNOWN = List.of(
        new String[] {"Read", "", "write the value into the program: a check types nothing"},
        new String[] {"StackOverflowError", "", "a method calls itself without end: let it stop somewhere"},
        new String[] {"OutOfMemoryError", "", "something grows without end, or everything is fetched at once: fetch less"},
        new String[] {"UnsupportedOperationException", "TODO", "write what the TODO asks for"},
        new String[] {"UnsupportedOperationException", "", "a list made by List.of or toList() cannot be changed: copy it"},
        new String[] {"BindingException", "Parameter '", "name the parameters as the statement does: Map.of(\"num\", 1)"
            + " for #{num}"},
        new String[] {"BindingException", "", "check that the mapper's namespace and ids are those of the interface"},
        new String[] {"ReflectionException", "There is no getter", "name the parameter's components as the statement's #{…} do"},
        new String[] {"NullPointerException", "", "something is null there: did the query find a row? Is the column NULL?"},
        new String[] {"ClassCastException", "", "the value is of another type than the program takes it for: show it first"},
        new String[] {"IndexOutOfBoundsException", "", "there are fewer elements: ask how many there are before you take one"},
        new String[] {"NoSuchElementException", "", "there is none to take: ask whether there is one first"},
        new String[] {"NumberFormatException", "", "the text is no number"},
        new String[] {"ArithmeticException", "/ by zero", "ask whether the divisor is zero first"});

    /// @param program the name of its class, which is nothing to a learner who declares a record in his file
    static ErrorAdvice of(Throwable failure, String program, Class<?> check, Show show) {
        var text = show.error(failure).replace(program + "$", "");
        var end = text.indexOf(NEXT);
        var known = end < 0 ? "" : text.substring(end + NEXT.length()).lines().findFirst().orElse("");
        var next = ofCheck(failure, check);
        if (next.isEmpty()) {
            next = KNOWN.stream().filter(each -> isOf(each, failure)).map(each -> each[2]).findFirst()
                .orElse(known.startsWith("HOWDAH_TRACE") ? "" : known);
        }
        return new ErrorAdvice("Your program ends with an error.\n\n" + (end < 0 ? text : text.substring(0, end)), next);
    }

    private static String ofCheck(Throwable failure, Class<?> check) {
        return Arrays.stream(check.getAnnotationsByType(Hint.class)).filter(hint -> Errors.isOf(hint.state(), failure))
            .map(Hint::value).findFirst().orElse("");
    }

    private static boolean isOf(String[] known, Throwable failure) {
        return Errors.causes(failure).stream().anyMatch(each -> Errors.isOf(known[0], each)
            && String.valueOf(each.getMessage()).contains(known[1]));
    }
}

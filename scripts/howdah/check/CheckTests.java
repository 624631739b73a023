package howdah.check;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import howdah.show.Failure;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// A check's tests, run by JUnit.
final class CheckTests {

    private final Class<?> check;
    private final Launcher launcher;

    CheckTests(Class<?> check) {
        this.check = check;
        Thread.currentThread().setContextClassLoader(check.getClassLoader());
        launcher = LauncherFactory.create(LauncherConfig.builder().enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine()).build());
    }

    /// How a test ended.
    ///
    /// @param failure what it threw, or null
    /// @param hint    its own; empty if it has none
    record Result(String name, Throwable failure, String hint) {

        boolean isMissed() {
            return failure instanceof AssertionError;
        }

        boolean isBroken() {
            return failure != null && !isMissed();
        }

        Verdict.Test told(String data) {
            var status = failure == null ? Verdict.Status.PASS : isMissed() ? Verdict.Status.FAIL : Verdict.Status.ERROR;
            return new Verdict.Test(name, status, failure == null ? "" : String.valueOf(failure.getMessage()), data);
        }
    }

    /// Runs tests of its own, so that the next ones need not wait for JUnit's classes.
    void warmUp() {
        run(WarmUp.class, null);
    }

    /// Runs them all.
    ///
    /// @throws Failure if the database is gone
    /// @throws AuthorsMistake if there are no tests
    List<Result> run(Attempt attempt) {
        var results = run(check, attempt);
        if (results.isEmpty()) {
            throw new AuthorsMistake("%s has no test".formatted(check.getName()));
        }
        for (var result : results) {
            if (result.failure() instanceof Failure told && told.exitCode() == Failure.NO_DATABASE) {
                throw told;
            }
        }
        return results;
    }

    private List<Result> run(Class<?> type, Attempt attempt) {
        Thread.currentThread().setContextClassLoader(check.getClassLoader());
        AttemptParameter.set(attempt);
        var results = new ArrayList<Result>();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type))
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
            .configurationParameter("junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
            .build();
        launcher.execute(LauncherExecutionRequestBuilder.request(request).listeners(new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getThrowable().isPresent()) {
                    results.add(result(test, result.getThrowable().orElse(null)));
                }
            }
        }).build());
        return results;
    }

    private static Result result(TestIdentifier test, Throwable failure) {
        var method = test.getSource().filter(MethodSource.class::isInstance)
            .map(source -> ((MethodSource) source).getJavaMethod()).orElse(null);
        var isNamed = method == null || !test.getDisplayName().startsWith(method.getName() + "(");
        return new Result(isNamed ? test.getDisplayName() : words(method.getName()), failure, hint(method));
    }

    /// `should show every post`.
    private static String words(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String hint(Method method) {
        return method == null ? "" : Arrays.stream(method.getAnnotationsByType(Hint.class)).map(Hint::value)
            .findFirst().orElse("");
    }

    /// Two, since JUnit does some things from the second one on; each test passes.
    static class WarmUp {

        @org.junit.jupiter.api.Test
        void shouldPass(Attempt attempt) {
        }

        @Hint("there is nothing to do")
        @org.junit.jupiter.api.Test
        void shouldPassToo(Attempt attempt) {
        }
    }
}

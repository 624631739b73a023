package howdah.check;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test the attempt that is being checked. Found by JUnit as a service named beside the compiled check.
///
/// @see <a href="https://docs.junit.org/current/user-guide/#extensions-registration-automatic">Automatic Registration</a>
public final class AttemptParameter implements ParameterResolver {

    static final String SERVICE = "META-INF/services/org.junit.jupiter.api.extension.Extension";

    private static Attempt attempt;

    static void set(Attempt current) {
        attempt = current;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Attempt.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return attempt;
    }
}

package howdah.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How long a program and its check may run, on all rows together; on a check's class. Without it, ten seconds. The time in which
/// others have the processors does not count.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Limit {

    int DEFAULT_SECONDS = 10;

    /// Seconds.
    int value();
}

package howdah.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What to do next. On a test: when that test fails. On a check's class: when the program ends with that error; what is said
/// there comes before what Howdah knows of the error by itself.
@Repeatable(Hint.Hints.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Hint {

    /// What to do: `end the transaction with commit()`.
    String value();

    /// The error: an SQLSTATE (`42P01`), its class (`08`), or the simple name of a Java exception (`NullPointerException`).
    String state() default "";

    /// Several of them.
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Hints {
        Hint[] value();
    }
}

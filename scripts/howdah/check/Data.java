package howdah.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Rows that the learner has not seen, put in place of those that `data("…")` brings; on a check's class, once for each set.
///
/// The program runs on the usual rows first, then, if all is well, from its beginning on each of these, in a database of its own.
@Repeatable(Data.Sets.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Data {

    /// Commands that fill the empty tables; nothing leaves them empty.
    String value() default "";

    /// What is special about it, for the learner: `no posts at all`, `two posts of the same minute`.
    String name() default "other rows";

    /// Several of them.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Sets {
        Data[] value();
    }
}

package howdah.show;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How many files this process may have open at a time: with too few, whatever needs one more fails in a way of its own, and
/// seldom says why.
public final class FileLimit {

    private static final long ENOUGH = 128;

    private FileLimit() {
    }

    /// The reason of an error, if that is that too few files may be open; else the error itself.
    public static Throwable reason(Throwable error) {
        var limit = limit();
        var number = limit < 0 ? "" : ": " + limit;
        return limit >= ENOUGH ? error : Failure.usage("This process may open too few files%s.".formatted(number)).cause(error)
            .next("raise the limit, as by `ulimit -n 1024`, then run it again");
    }

    /// @return negative if there is not even one left to find it out with
    private static long limit() {
        try {
            return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount() : Long.MAX_VALUE;
        } catch (LinkageError full) {
            return -1;
        }
    }
}

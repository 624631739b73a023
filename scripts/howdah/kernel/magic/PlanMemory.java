package howdah.kernel.magic;

import howdah.show.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The last plan of each statement that was explained, to be compared with the next.
final class PlanMemory {

    private final Map<String, Plan> last = new ConcurrentHashMap<>();

    /// Remembers a plan.
    ///
    /// @return the one of the same statement before, if there is one
    Optional<Plan> put(String statement, boolean isAnalyzed, Plan plan) {
        return Optional.ofNullable(last.put(isAnalyzed + statement.strip().replaceAll("\\s+|;$", " ").strip(), plan));
    }
}

package howdah.jvm;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What every system tells: how long a process has run, and how busy the machine is. While all processors are, a process that
/// does not run is taken for one that would like to.
final class ProcessTime implements OwnTime.Source {

    private static final double BUSY = 0.9;

    private final ProcessHandle process;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long seen;
    private OwnTime.Use use = OwnTime.Use.NONE;

    ProcessTime(ProcessHandle process) {
        this.process = process;
        system.getCpuLoad();
        seen = System.nanoTime();
    }

    @Override
    public OwnTime.Use use() {
        var running = process.info().totalCpuDuration().map(Duration::toNanos).orElse(use.running());
        var now = System.nanoTime();
        var waited = system.getCpuLoad() < BUSY ? 0 : Math.max(0, now - seen - (running - use.running()));
        seen = now;
        use = new OwnTime.Use(running, use.waiting() + waited);
        return use;
    }
}

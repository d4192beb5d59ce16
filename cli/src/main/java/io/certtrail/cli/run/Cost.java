/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;

/** What a run took, as measured. */
public record Cost(Duration elapsed, long peakHeapBytes) {

    /** Starts measuring. */
    public static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    /** Events per second, 0 when nothing was measured. */
    public long perSecond(long events) {
        var nanos = elapsed.toNanos();
        return nanos == 0 ? 0 : Math.round(events * 1e9 / nanos);
    }

    /** A measurement that runs. */
    public record Stopwatch(long startNanos) {
        /** What it took until now; the heap's peak is the sum of its pools' peaks, so never too low. */
        public Cost stop() {
            var peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            return new Cost(Duration.ofNanos(System.nanoTime() - startNanos), peak);
        }
    }
}

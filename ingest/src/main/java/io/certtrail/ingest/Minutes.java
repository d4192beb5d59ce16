/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The minutes that begin between two rows: in a quiet time a log is there all the same. */
final class Minutes {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Only a wait of hours reaches further, and of it the last ten minutes count. */
    private static final Duration EACH = Duration.ofHours(2);

    private static final Duration SOME = Duration.ofMinutes(5);

    /** What the correlator remembers. */
    private static final Duration KEPT = Duration.ofDays(10);

    private Minutes() {}

    /** Tells the minutes of a quiet time, the last of them by the time that ends it. */
    static void after(Instant before, Instant time, Consumer<Instant> minutes) {
        var begun = before.truncatedTo(ChronoUnit.MINUTES);
        var last = time.truncatedTo(ChronoUnit.MINUTES);
        var oldest = last.minus(KEPT);
        var minute = (begun.isBefore(oldest) ? oldest : begun).plus(MINUTE);
        while (minute.isBefore(last)) {
            minutes.accept(minute);
            minute = minute.plus(minute.isBefore(begun.plus(EACH)) ? MINUTE : SOME);
        }
        if (begun.isBefore(last)) {
            minutes.accept(time);
        }
    }
}

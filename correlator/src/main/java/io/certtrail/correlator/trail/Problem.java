/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request, before it is named.
 *
 * @param step the step that failed or did not come
 * @param since when the wait began, null for a failure
 * @param deadline when it was over, null for a failure
 * @param host whose log would have proved the step, or null
 * @param live the observations that still count: failures that a later success overtook are left out
 */
public record Problem(
        Verdict verdict,
        String step,
        @Nullable Instant since,
        @Nullable Instant deadline,
        @Nullable String host,
        List<Observation> live) {
    public Problem {
        live = List.copyOf(live);
    }

    /** The same, called something else. */
    public Problem as(Verdict other) {
        return new Problem(other, step, since, deadline, host, live);
    }
}

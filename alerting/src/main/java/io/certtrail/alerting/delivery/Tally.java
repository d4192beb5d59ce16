/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a sink's alerts so far.
 *
 * @param retried tries that failed for now
 * @param oldestSince since when the oldest one waits
 * @param trouble why the sink took nothing at the last try, when it did not
 */
public record Tally(
        long delivered,
        long retried,
        long deadLettered,
        int waiting,
        @Nullable Instant oldestSince,
        @Nullable String trouble) {}

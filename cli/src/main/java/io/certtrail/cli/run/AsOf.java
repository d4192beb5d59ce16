/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import java.time.Instant;

/** Until when the deadlines of a replay run. */
public sealed interface AsOf {
    /** Until the last event and the longest wait after it: every request is judged. */
    record AllWaits() implements AsOf {}

    /** Until the last event: what is still in time stays open. */
    record End() implements AsOf {}

    /** Until a given time. */
    record At(Instant time) implements AsOf {}

    /** The default. */
    static AsOf allWaits() {
        return new AllWaits();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an alert. */
public sealed interface Outcome {

    /** The receiver has it. */
    record Delivered() implements Outcome {}

    /**
     * Not now: the receiver is away or busy.
     *
     * @param after how long the receiver asked to be left alone
     * @param suspect whether the alert itself may be what the receiver fails on
     */
    record Retry(String reason, @Nullable Duration after, boolean suspect) implements Outcome {
        /** A receiver that is away, whatever it is sent. */
        public Retry(String reason) {
            this(reason, null, false);
        }
    }

    /** Never: the receiver will not take this alert however often it comes. */
    record Refused(String reason) implements Outcome {}
}

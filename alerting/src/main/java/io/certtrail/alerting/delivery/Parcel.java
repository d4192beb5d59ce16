/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import io.certtrail.alerting.sink.Alert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert on its way.
 *
 * @param ticket what the one who handed it in knows it by
 * @param refusal why it goes to the dead letters instead
 * @param strikes how often it failed while the sink took others
 * @param deliveredBefore how many the sink had taken when this one was last tried
 */
record Parcel<T>(
        Alert alert, T ticket, Instant since, @Nullable String refusal, int strikes, long deliveredBefore) {

    Parcel(Alert alert, T ticket, Instant since) {
        this(alert, ticket, since, null, 0, Long.MAX_VALUE);
    }

    Parcel<T> refused(String reason) {
        return new Parcel<>(alert, ticket, since, reason, strikes, deliveredBefore);
    }

    /** One more failed try; it counts against the alert only when the sink took another one since the last. */
    Parcel<T> failed(long delivered) {
        return new Parcel<>(alert, ticket, since, refusal, strikes + (delivered > deliveredBefore ? 1 : 0), delivered);
    }
}

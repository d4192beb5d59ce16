/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;

/** Takes the one sequence that a feed makes of all logs. */
public interface FeedSink {
    /** A record, or a source's word on its progress. */
    void event(LogEvent event);

    /** What could not be read. */
    void reject(Reject reject);

    /** All sources are announced: what was given so far must be safe before the first record comes. */
    default void announced() {}
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import io.certtrail.schemas.words.Names;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * "Nothing earlier than the watermark will come from this writer, except late"; written to every partition.
 *
 * @param writer the source id, or for a task of the correlator its stage and partition
 * @param epoch grows when a writer starts over; within a replay all writers share one
 * @param of how many writers of this epoch there are; 0 when not known (live shippers)
 * @param watermark {@link Instant#MIN} is not representable on the wire: an announcement before the first event is null
 * @param heardFrom first of the minutes in a row up to that of {@code heard} in all of which the writer was there; null
 *     when it is that one only
 * @param heard time of the newest row read, relevant or not: the writer was alive then; null when none since the last
 * @param onDemand collected by hand: never part of a minimum, all it says is late by nature
 */
public record Progress(
        String writer,
        long epoch,
        int of,
        @Nullable Instant watermark,
        @Nullable Instant heardFrom,
        @Nullable Instant heard,
        State state,
        boolean onDemand)
        implements Body {
    public Progress {
        writer = Names.bounded(writer);
        watermark = watermark == null ? null : watermark.truncatedTo(ChronoUnit.MICROS);
        heardFrom = heardFrom == null ? null : heardFrom.truncatedTo(ChronoUnit.MINUTES);
        heard = heard == null ? null : heard.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the writer still takes part in the minimum. */
    public enum State {
        OPEN,
        IDLE,
        CLOSED
    }
}

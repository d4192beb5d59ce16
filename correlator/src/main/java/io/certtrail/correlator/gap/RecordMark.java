/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.gap;

import io.certtrail.schemas.event.Place;
import java.time.Instant;
import java.util.Comparator;

/** When a record was written and where it stands. */
public record RecordMark(Instant time, String file, String position) {
    private static final Comparator<RecordMark> BY_PLACE =
            Comparator.comparing(RecordMark::file).thenComparing(RecordMark::position, Place::inOrder);

    /** Of two copies of one record the one that is quoted, whichever came first. */
    RecordMark orCopy(RecordMark copy) {
        return BY_PLACE.compare(copy, this) < 0 ? copy : this;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.diagnosis.Drafts;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Diagnosis;
import java.util.List;
import java.util.Set;

/**
 * A diagnosis as the last stage keeps it.
 *
 * @param published its newest revision, as it was told
 * @param marks the observations it rests on
 */
public record Finding(Diagnosis published, List<Observation> marks) {
    /** Its diagnosis quotes the texts of its marks. */
    private static final long SIZE = 2_000;

    public Finding {
        marks = List.copyOf(marks);
    }

    /** The devices that it is of, or may be when it is of one of several. */
    Set<String> mayBeOf() {
        return published.device() == null ? Drafts.candidates(marks) : Set.of(published.device());
    }

    /** About how many bytes of memory it takes. */
    public long size() {
        var size = SIZE;
        for (var mark : marks) {
            size += mark.size();
        }
        return size;
    }
}

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
    private static final long SIZE = 2_000;

    public Finding {
        marks = List.copyOf(marks);
    }

    /** The devices that it is of, or may be when it is of one of several. */
    Set<String> mayBeOf() {
        return published.device() == null ? Drafts.candidates(marks) : Set.of(published.device());
    }

    /** About how many bytes of memory it takes: its diagnosis quotes the texts of its marks once more. */
    public long size() {
        var size = size(published);
        for (var mark : marks) {
            size += mark.size();
        }
        return size;
    }

    /** About how many bytes of memory a diagnosis takes. */
    public static long size(Diagnosis told) {
        var size = SIZE;
        for (var quoted : told.evidence()) {
            size += Observation.size(quoted);
        }
        return size;
    }
}

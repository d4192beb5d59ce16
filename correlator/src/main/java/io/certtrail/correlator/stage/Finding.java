/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Diagnosis;
import java.util.List;

/**
 * A diagnosis as the last stage keeps it.
 *
 * @param published its newest revision, as it was told
 * @param marks the observations it rests on
 */
public record Finding(Diagnosis published, List<Observation> marks) {
    public Finding {
        marks = List.copyOf(marks);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;

/** Where the correlator puts what it concludes; each call is a newer revision of what its id names. */
public interface Conclusions {
    /** A new revision of a diagnosis. */
    void diagnosis(Diagnosis diagnosis);

    /** A new revision of an incident. */
    void incident(Incident incident);

    /** A new state of a request. */
    void trail(TrailState trail);
}
